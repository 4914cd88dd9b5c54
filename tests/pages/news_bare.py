"""Layout 3: old pages of tables, fonts and line breaks, with no metadata; UTF-8 undeclared, and windows-1256."""

from __future__ import annotations

from pages.kit import Expected, Page, esc
from pages.stories import CARDS, LEVANT, Story, arabic_day, indic


def tables(story: Story) -> Page:
    """Tables in tables; today's date on top, as such sites print it, and the story's own in Arabic-Indic digits.

    No encoding is declared and no paragraph is an element. `url_given` is all that tells the address.
    """
    url = f"http://{story.site}-news.example/news.php?action=show&id={8120 + story.number}"
    text = "<br>\n<br>\n".join(esc(part) for part in story.paragraphs[1:])
    links = "".join(
        f'<tr><td class="r"><img src="images/bullet.gif" width=7 height=7> <a href="news.php?action=show&id={n}">{esc(card.title)}</a></td></tr>'
        for n, card in enumerate(CARDS[:4], 300)
    )
    page = f"""<HTML dir=rtl>
<HEAD>
<TITLE>{esc(story.outlet)} :: {esc(story.title)}</TITLE>
<STYLE type=text/css>A:link {{ COLOR: #003366; TEXT-DECORATION: none }} .r {{ FONT: 10pt Tahoma }}</STYLE>
<SCRIPT language=JavaScript>
<!--
function openwin(u){{ window.open(u,'w','width=500,height=400'); }}
//-->
</SCRIPT>
</HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0 marginheight=0 marginwidth=0>
<CENTER>
<TABLE border=0 cellpadding=0 cellspacing=0 width=980 dir=rtl>
<TR><TD colspan=3><IMG src="images/head.jpg" width=980 height=120 border=0></TD></TR>
<TR bgcolor=#8b0000><TD colspan=3 align=center><FONT color=white face=Tahoma size=2><A href="index.php"><FONT color=white>الصفحة الأولى</FONT></A> | <A href="a.php"><FONT color=white>مقالات وآراء</FONT></A> | <A href="b.php"><FONT color=white>أرشيف الأخبار</FONT></A> | <A href="c.php"><FONT color=white>سجل الزوار</FONT></A></FONT></TD></TR>
<TR><TD colspan=3 align=left class=r>اليوم: {arabic_day(CARDS[5].day, LEVANT)}</TD></TR>
<TR valign=top>
<TD width=170 bgcolor=#eeeeee><TABLE width="100%"><TR><TD bgcolor=#cccccc align=center><B>آخر الأخبار</B></TD></TR>{links}</TABLE>
<BR><CENTER><A href="ad.php" target=_blank><IMG src="ads/1.gif" border=0></A><BR><FONT size=1>هنا مكان إعلانك</FONT></CENTER></TD>
<TD width=640>
<TABLE border=0 width="100%" cellpadding=6><TR><TD align=right>
<P align=center><FONT face="Simplified Arabic" color=#990000 size=5><B>{esc(story.title)}</B></FONT></P>
<FONT face=Tahoma size=2 color=#666666>{arabic_day(story.day, LEVANT, indic=True)}</FONT><BR>
<TABLE align=left border=0 width=200><TR><TD><IMG src="photos/p.jpg" width=200 border=1></TD></TR><TR><TD align=center><FONT size=1>{esc(story.caption)}</FONT></TD></TR></TABLE>
<DIV align=justify><FONT face="Simplified Arabic" size=4>{esc(story.paragraphs[0])}<BR><BR>
{text}
</FONT></DIV>
<BR><HR width="60%">
<A href="javascript:openwin('print.php')"><IMG src="images/print.gif" border=0> طباعة الخبر</A> &nbsp; <A href="javascript:openwin('send.php')">أرسل إلى صديق</A> &nbsp; قرئ {indic("1243")} مرة
</TD></TR></TABLE>
</TD>
<TD width=170 bgcolor=#eeeeee><FORM action="vote.php" method=post><B>استفتاء</B><BR>ما رأيك في الحلة الجديدة للموقع؟<BR><INPUT type=radio name=v> جميلة<BR><INPUT type=radio name=v> مقبولة<BR><INPUT type=submit value="صوّت"></FORM></TD></TR>
<TR><TD colspan=3 align=center bgcolor=#8b0000><FONT color=white size=1>جميع الحقوق محفوظة {esc(story.outlet)} {indic("2003-2024")}<BR>برمجة وتصميم ورشة متخيلة</FONT></TD></TR>
</TABLE></CENTER></BODY></HTML>"""
    furniture = ["مقالات وآراء", "سجل الزوار", "هنا مكان إعلانك", "طباعة الخبر", "أرسل إلى صديق", "الحلة الجديدة", "ورشة متخيلة"]  # fmt: skip
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption],
        must_not_read=[card.title for card in CARDS[:4]] + furniture, published=str(story.day), url=url,
    )  # fmt: skip
    return Page(f"bare-tables-{story.number:02}", "3-bare", page.encode(), url, expect)


def webforms(story: Story) -> Page:
    """An ASP.NET form in windows-1256, declared on every second page; tatweel in a dateline; `19-05-2023 | 14:31`.

    Of its two dates the upper is the story's; those in the lists are others'.
    """
    dateline = f"{story.outlet.split()[1]} - متابعــات: "
    first = f'<b><span style="color:#800000">{esc(dateline)}</span></b>{esc(story.paragraphs[1])}'
    text = "<br /><br />".join([esc(story.paragraphs[0]), first, *map(esc, story.paragraphs[2:])])
    declared = (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256" />' if story.number % 2 else ""
    )
    grid = "".join(
        f"""<tr><td><a id="ctl00_cphMain_gvMore_ctl0{n}_hlTitle" class="moretitle" href="details.aspx?ID={n}">{esc(card.title)}</a><br /><span id="ctl00_cphMain_gvMore_ctl0{n}_lblD" class="smalldate">{card.day:%d-%m-%Y} | 09:0{n}</span></td></tr>"""
        for n, card in enumerate(CARDS[1:5], 2)
    )
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head id="ctl00_Head1">{declared}<title>
	{esc(story.title)}
</title><link href="App_Themes/Default/main.css" type="text/css" rel="stylesheet" /></head>
<body dir="rtl">
<form name="aspnetForm" method="post" action="details.aspx?ID={story.number}" id="aspnetForm">
<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkVGhpcyBpcyBtYWRlIHVw" /></div>
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) {{ theForm.submit(); }}
//]]>
</script>
<div id="container"><div id="banner"><span id="ctl00_lblToday" class="today">{arabic_day(CARDS[5].day, LEVANT)}</span></div>
<div id="ctl00_menu"><a href="Default.aspx">البداية</a>&nbsp;|&nbsp;<a href="cat.aspx?C=1">شؤون الداخل</a>&nbsp;|&nbsp;<a href="cat.aspx?C=2">شؤون الخارج</a>&nbsp;|&nbsp;<a href="cat.aspx?C=3">ملفات مصورة</a></div>
<marquee direction="right" scrollamount="3"><a href="details.aspx?ID=77">{esc(CARDS[0].title)}</a> *** <a href="details.aspx?ID=78">{esc(CARDS[7].title)}</a></marquee>
<table width="100%" cellspacing="0"><tr><td valign="top" class="maincol">
<span id="ctl00_cphMain_lblCat" class="cat">شؤون الداخل</span>
<div class="newsdetails"><span id="ctl00_cphMain_lblTitle" class="NewsTitle">{esc(story.title)}</span><br />
<span id="ctl00_cphMain_lblDate" class="NewsDate">{story.moment:%d-%m-%Y} | {story.clock}</span>
<div id="ctl00_cphMain_divFont">حجم الخط <a href="javascript:z(1)">+</a> <a href="javascript:z(-1)">-</a></div>
<img id="ctl00_cphMain_imgMain" src="Upload/x.jpg" style="border-width:0px;" />
<span id="ctl00_cphMain_lblBody" class="NewsBody">{text}</span></div>
<div class="tools"><a id="ctl00_cphMain_lbPrint" href="javascript:__doPostBack('ctl00$lbPrint','')">نسخة ورقية</a> <a href="#">إرسال بالبريد</a> <span id="ctl00_cphMain_lblVisits">عدد القراءات: 2210</span></div>
<table id="ctl00_cphMain_gvMore" cellspacing="0" border="0"><tr><th>المزيد من شؤون الداخل</th></tr>{grid}</table>
<div id="ctl00_cphMain_pnlComment"><span>أضف رأيك</span><input name="ctl00$txtName" type="text" /><textarea name="ctl00$txtC" rows="4"></textarea><span id="ctl00_rfv" style="color:Red;visibility:hidden;">الاسم مطلوب لإرسال الرأي</span></div>
</td></tr></table>
<div id="footer">الآراء الواردة تلزم أصحابها المتخيلين</div></div></form></body></html>"""
    furniture = ["شؤون الخارج", "ملفات مصورة", "حجم الخط", "نسخة ورقية", "إرسال بالبريد", "عدد القراءات", "أضف رأيك", "الاسم مطلوب", "تلزم أصحابها"]  # fmt: skip
    expect = Expected(
        title=story.title, main=[story.paragraphs[0], dateline + story.paragraphs[1], *story.paragraphs[2:]],
        must_not_read=[card.title for card in (*CARDS[:5], CARDS[7])] + furniture,
        published=str(story.day), encoding="windows-1256",
    )  # fmt: skip
    return Page(f"bare-webforms-{story.number:02}", "3-bare", page.encode("windows-1256"), None, expect)
