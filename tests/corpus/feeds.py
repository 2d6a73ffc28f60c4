"""Feeds of the corpus: RSS 2.0, 1.0 and 0.91, Atom, and traps."""

from datetime import date

from tests.corpus.case import Case, Told

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Ellery Courier &amp; Post</title><link>https://courier.example/</link>
<item><title>Ferry sinks</title><link>https://courier.example/ferry</link>
<dc:creator>Ana Duarte</dc:creator><pubDate>Fri, 14 Mar 2025 23:30:00 -0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry sank in May, <b>the owner</b> said.</p><p>Nobody was hurt.</p>
<script>alert(1)</script><img src="https://tracker.example/x.gif">]]></content:encoded></item>
<item><title>Rain &amp;amp; wind</title><author>desk@courier.example (Tom Lee)</author>
<description>It rained &lt;i&gt;all&lt;/i&gt; day, the harbour said.</description></item>
<item><title>A headline alone</title><pubDate>soon</pubDate></item>
<item><guid>17</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &lt;b&gt;Ledger&lt;/b&gt;</title>
<entry><title>Lock fails</title><link rel="self" href="https://ledger.example/1.atom"/>
<link href="https://ledger.example/1"/><published>2025-03-14T09:00:00Z</published>
<author><name>Ruth Abara</name></author><author><name>Ken Solo</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The lock failed twice.</p>
<ul><li>In May</li></ul></div></content></entry>
<entry><title>Two turns</title><updated>2025-03-15T09:00:00Z</updated>
<summary type="text">ANN LEE: One ship &lt;came&gt;.

BO TRAN: Two came.</summary></entry></feed>"""
RDF = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Café News</title></channel>
<item><title>Quay</title><description>The quay is shut.</description><dc:date>2025-03-14</dc:date></item>
</rdf:RDF>"""
OLD = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.example/rss.dtd">
<rss version="0.91"><channel><title>Old</title><item><title>Ships</title>
<description>One ship came.</description></item></channel></rss>"""
LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;'
    "</title></item></channel></rss>"
)
OUTSIDE = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/hostname"').replace("&b;</t", "&a;</t")

CASES = (
    Case("news.rss", RSS.encode(), (
        Told(
            "Ferry sinks\n\nThe ferry sank in May, the owner said.\n\nNobody was hurt.",
            "Ferry sinks", date(2025, 3, 14), ("Ana Duarte",), within=("entry 1",),
            url="https://courier.example/ferry", outlet="Ellery Courier & Post",
        ),
        Told(
            "Rain & wind\n\nIt rained all day, the harbour said.", "Rain & wind", None,
            ("Tom Lee",), within=("entry 2",), outlet="Ellery Courier & Post",
        ),
        Told("A headline alone", "A headline alone", within=("entry 3",),
             outlet="Ellery Courier & Post"),
    ), ("news.rss: entry 4: the entry has neither text nor title",)),
    Case("ledger.atom", ATOM.encode(), (
        Told(
            "Lock fails\n\nThe lock failed twice.\n\n- In May", "Lock fails", date(2025, 3, 14),
            ("Ruth Abara", "Ken Solo"), within=("entry 1",), url="https://ledger.example/1",
            outlet="The Ledger",
        ),
        Told(
            "Two turns\n\nANN LEE: One ship <came>.\n\nBO TRAN: Two came.", "Two turns",
            date(2025, 3, 15), speakers=("Ann Lee", "Bo Tran"), within=("entry 2",),
            outlet="The Ledger",
        ),
    )),
    Case("cafe.rdf", RDF.encode("latin-1"), (
        Told("Quay\n\nThe quay is shut.", "Quay", date(2025, 3, 14), within=("entry 1",),
             outlet="Café News"),
    )),
    Case("old.xml", OLD.encode(), (
        Told("Ships\n\nOne ship came.", "Ships", within=("entry 1",), outlet="Old"),
    )),
    Case("laughs.rss", LAUGHS.encode(), (), ("laughs.rss: its XML declares entities",)),
    Case("outside.xml", OUTSIDE.encode("utf-16"), (), ("its XML declares entities",)),
    Case("map.xml", b"<kml><Placemark/></kml>", (), ("no RSS or Atom feed: it begins with <kml>",)),
    Case("cut.rss", RSS.encode()[:600], (), ("cut.rss: its XML is damaged",)),
    Case("odd.rss", b"<?xml version='1.0' encoding='x-none'?><rss/>", (), ("an encoding we do not read",)),
    Case("none.atom", b"<feed xmlns='http://www.w3.org/2005/Atom'/>", (), ("there is no entry",)),
)  # fmt: skip
