"""Invented posts as they look after saving: copied off the screen by hand, or stored by a tool without line breaks."""

from __future__ import annotations

NEWS = "نص تدريبي مختلق: أصيب أربعة مدنيين بقصف مدفعي على قرية الوادي صباح اليوم"
OTHER = "وأنا عندي خبر: قتل سبعة جنود بانفجار لغم قرب الجسر"

FACEBOOK_TOOL = (
    "شبكة الوادي - #عاجل\nنص تدريبي مختلق: أصيب أربعة...\nFacebook\u200eشبكة الوادي\u200e's Post\n\n"
    f"شبكة الوادي Verified accountMay 2, 2024 · Shared with Public#عاجل{NEWS} +4"
)
FACEBOOK_TOOL_ARABIC = (
    "نص تدريبي مختلق: أصيب أربعة... - شبكة الوادي\nFacebookمنشور شبكة الوادي\n\n"
    f"شبكة الوادي٢ مايو ٢٠٢٤ · تمت المشاركة مع العامة{NEWS}"
)
FACEBOOK_SPACED = FACEBOOK_TOOL.replace("Shared with Public#", "Shared with Public #")
FACEBOOK_NAKED = f"شبكة الواديMay 2, 2024 · Shared with Public{NEWS}"
FACEBOOK_COPIED = f"""Facebook
Home
Watch

شبكة الوادي's Post
شبكة الوادي
 ·
Follow
4 August 2022 at 22:15
 ·

{NEWS}… See more

All reactions:
132
2 comments
5 shares
Like
Comment
Share
Most relevant
سامر الحلبي
{OTHER}
Like
Reply
3 August 2022
View 2 replies
أم خالد
الله يرحمهم
Like
Reply
1 y
Suggested for you
أخبار النهر
قتل عشرة في السوق"""
FACEBOOK_COPIED_ARABIC = f"""فيسبوك
منشور من شبكة الوادي
شبكة الوادي
٤ أغسطس ٢٠٢٢ ·
{NEWS}
كل التفاعلات:
١٣٢
١٢ تعليقًا
٥ مشاركات
أعجبني
تعليق
مشاركة
الأكثر ملاءمة
سامر الحلبي
{OTHER}
أعجبني
رد
٣ س"""
FACEBOOK_HOURS = f"""شبكة الوادي
٣ س ·
{NEWS}
أعجبني
تعليق
مشاركة"""
FACEBOOK_YESTERDAY = f"""شبكة الوادي
Yesterday at 14:02 ·
{NEWS}
Like
Comment
Share"""
FACEBOOK_NO_YEAR = f"""شبكة الوادي
4 أغسطس، الساعة 10:15 م ·
{NEWS}
١٢ تعليقًا
أعجبني
تعليق"""
FACEBOOK_SHARED = (
    "مالك الوادي - نسأل الله السلامة\nFacebook\u200eمالك الوادي\u200e's Post\n\n"
    "\u200eمالك الوادي\u200e shared a post.May 3, 2024 · Shared with Publicنسأل الله السلامة.Wadi News - أخبار الوادي"
    f"May 2, 2024 · Shared with Public{NEWS}"
)
FACEBOOK_SHARED_COPIED = f"""مالك الوادي shared a post.
3 h
 ·

نسأل الله السلامة
Wadi News - أخبار الوادي
 ·
2 May 2024
 ·

{NEWS}
All reactions:
3
Like
Comment"""
FACEBOOK_CUT = f"{NEWS[:40]}...\n\n{NEWS}\nونقلوا إلى المشفى"
FACEBOOK_FILM = f"{NEWS} | شبكة الوادي"

X_COPIED = f"""Post
See new posts
Conversation
شبكة الوادي
@wadi_news
{NEWS}
@someone
Translate post
10:15 PM · Aug 4, 2022
·
4,310
 Views
12
34
Post your reply
Reply
سامر
@samer_h
·
Aug 5, 2022
{OTHER}
1
20
شبكة الوادي
@wadi_news
·
Aug 6, 2022
شكرا
Relevant people
شبكة الوادي
@wadi_news
Follow
قتل عشرة في السوق
What's happening"""
X_COPIED_ARABIC = f"""المحادثة
مالك الوادي
@malik_w
لا حول ولا قوة إلا بالله
اقتباس
شبكة الوادي
@wadi_news
·
3 أغسطس
{NEWS}
10:15 م · 4 أغسطس 2022
·
4,310
 من المشاهدات
نشر ردك
سامر
@samer_h
·
4 أغسطس
{OTHER}
ماذا يحدث"""
X_TOOL = (
    f"ناقد@critic_1Feb 2, 2025{OTHER}1232.9K\n\nشبكة الوادي@wadi_newsFeb 2, 2025أول السلسلة: وصلت الفرق1231\n\n"
    f"شبكة الوادي@wadi_news{NEWS}00:0012:28 AM · Feb 3, 20252.1KViews1210\n\n"
    f"شبكة الوادي@wadi_newsFeb 3, 2025ثم انتهت المهمة12\n\nسامر@samer_hFeb 3, 2025{OTHER}3958شبكة الوادي@wadi_newsFeb 4, 2025شكرا2"
)
X_2022 = (
    f"Conversationشبكة الوادي@wadi_news{NEWS}Translate Tweet4:46 PM · Aug 25, 2022·Twitter for Android4 Retweets5 Likes"
    f"سامر@samer_h·5hReplying to @wadi_news{OTHER}"
)
X_OLD = f"""{NEWS}pic.twitter.com/AbCdEfGhIj





10 Likes

شبكة الوادي\u200f @wadi_news

5h5 hours ago





ثم وصلت الفرق إلى المكان





ثم وصلت الفرق إلى المكان

سامر\u200f @samer_h



Replying to @wadi_news

{OTHER}




{OTHER}"""
TELEGRAM = f"""شبكة الوادي

{NEWS}
😢47💔11
t.me/wadi_news/100

8.88K viewsDec 18, 2025 at 16:11"""
YOUTUBE = f"{NEWS} - YouTubeAboutPressCopyrightContact us© 2024 Google LLC"

# Plain reports that speak of posts, or look a little like them.
PLAIN = (
    f"{NEWS}\n\nوقالت الوزارة على صفحتها في فيسبوك إنها أرسلت فرقا. للتواصل: @wadi_news\n2 مايو 2024",
    f"قصف على القرية\nوكالة الوادي\n2 مايو 2024\n{NEWS}\nتعليق\nقال شهود إن القصف استمر ساعة كاملة\nمشاركة واسعة في التشييع",
    f"{NEWS}\n— Wadi (@wadi_news) August 4, 2022",
    f"دمشق 4 أغسطس 2022 مشاركة عامة في التشييع\n{NEWS}\nأعجبني الموقف\n{OTHER}",
    f"السنديان 4 أغسطس 2022 · المشاركة مع العامة في العزاء\n{NEWS}",
    f"منشور القيادة العامة\n4 أغسطس 2022\n{NEWS}\nالقيادة العامة\nتعليق\nمشاركة\n{OTHER}\nأعجبني",
    f"سامر الحلبي\n@samer_h\nفي الساعة 10:15 م · 4 أغسطس 2022\n{NEWS}\n{OTHER}",
    f"شبكة الوادي @wadi_news\n{NEWS}\n10:15 م · 4 أغسطس 2022",
    f"أعجبني رد الأهالي على القصف\n{NEWS}\n{OTHER}",
    f"{NEWS}\nt.me/wadi_news/12\n{OTHER}\n100 views of the city",
)
# Words of posts that look like what stands around posts; the address says whose page it is.
IN_POSTS = (
    f"{NEWS}. نشر موقع wadi.exampleالخبر وأضاف. {OTHER}",
    f"{NEWS}\nwadi.example\n{OTHER}",
    f"{NEWS}\nتابعونا @wadi_news",
    f"{NEWS}\nحسب المرصد @sohr · 3 مارس {OTHER}",
    f"{NEWS}\nحسب المرصد @sohr · 3 مارس\n{OTHER}",
    f"{NEWS}\n10:15 م · 4 أغسطس 2022\n{OTHER} وقتل معهم رجلان على الطريق",
    f"#الوادي\n\n\n\n{NEWS}\nتصوير @nabil\n\n\n\n{OTHER}",
    f"{NEWS} عند الساعة 10:15",
    f"{NEWS}. الحصيلة حتى الآن. 15",
    f"{NEWS}\nإصابة خمسة مدنيين و3 آخرين",
    f"أعجبني رد الأهالي\n{NEWS}",
    f"{NEWS} وقتل سبعة من عناصر الحاجز في الكمين\nمنشور القيادة العامة\n{OTHER}\nالقيادة العامة",
    f"{NEWS}\nt.me/wadi_news/12\n{OTHER}\n5 views on this matter",
)
CARD = f"{NEWS}. wadi.exampleعنوان صفحة أخرى عن القصف - الوادي"
