"""Saved pages that we wrote around our own sample reports, each with what a careful person would read in it.

    from pages.news import news_pages      # 96: twelve templates in six layouts
    from pages.posts import post_pages     # 160: ten layouts, in Arabic and English
    from pages.measure import layout_scores, missed, wrongly_read, zone_texts

    read = [(page, zone_texts(document.text, document.zones)) for page, document in ...]
    for layout, found in layout_scores(read).items():
        assert found.precision >= FLOOR and found.recall >= FLOOR, layout

`Expected` in `pages.kit` says what each field means. The held-back set (`pages.heldback`) is for the end: whoever
changes the extraction does not look at it before.
"""
