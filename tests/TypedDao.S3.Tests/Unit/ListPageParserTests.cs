using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using TypedDao.S3.Listing;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

public sealed class ListPageParserTests
{
    private const string Amazon = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><Prefix>a%20b</Prefix><MaxKeys>1000</MaxKeys>
        <EncodingType>url</EncodingType><KeyCount>2</KeyCount><IsTruncated>true</IsTruncated><NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=</NextContinuationToken>
        <Contents><Key>a+b/%C3%BC%2B%25</Key><LastModified>2025-03-04T05:06:07.000Z</LastModified><ETag>&quot;5d41402abc4b2a76b9719d911017c592-3&quot;</ETag>
        <Owner><ID>1</ID><DisplayName>Key</DisplayName></Owner><Size>5</Size><StorageClass>STANDARD</StorageClass></Contents>
        <Contents><ChecksumAlgorithm>CRC32</ChecksumAlgorithm><Key>z</Key><LastModified>2025-03-04T05:06:07.891Z</LastModified><ETag>"x"</ETag><Size>9223372036854775807</Size></Contents>
        <CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes></ListBucketResult>
        """;

    [Fact]
    public void A_page_has_its_objects_and_the_place_to_go_on_from()
    {
        ListPage page = ListPageParser.Parse(Encoding.UTF8.GetBytes(Amazon));

        Assert.Equal("1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=", page.Next);
        Assert.Equal(
            [
                new StorageEntry("a b/ü+%", 5, "5d41402abc4b2a76b9719d911017c592-3", new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero)),
                new StorageEntry("z", long.MaxValue, "x", new DateTimeOffset(2025, 3, 4, 5, 6, 7, 891, TimeSpan.Zero)),
            ],
            page.Entries);
    }

    [Fact]
    public void Keys_that_are_not_encoded_are_taken_as_they_are()
    {
        ListPage page = ListPageParser.Parse("<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a+b%20&amp;&lt;c&gt;</Key><LastModified>2025-03-04T05:06:07Z</LastModified><Size>0</Size></Contents></ListBucketResult>"u8);

        Assert.Equal("a+b%20&<c>", Assert.Single(page.Entries).Key);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("a%2Fb%20+%C3%BC", "a/b  ü")]
    [InlineData("%", "%")]
    [InlineData("a%2", "a%2")]
    [InlineData("%2Gb%zz%-1", "%2Gb%zz%-1")]
    [InlineData("%25%32", "%2")]
    [InlineData("&amp;%26", "&&")]
    [InlineData("%FF%C3", "\ufffd\ufffd")]
    [InlineData("%F0%9F%98%80\U0001f600", "\U0001f600\U0001f600")]
    public void Encoded_keys_are_decoded_whether_short_or_long(string text, string key)
    {
        foreach (int length in (int[])[0, 480, 520])
        {
            string prefix = new('x', length);

            ListPage page = ListPageParser.Parse(Encoding.UTF8.GetBytes(
                $"<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>{prefix}{text}</Key><LastModified>2025-03-04T05:06:07Z</LastModified><Size>0</Size></Contents></ListBucketResult>"));

            Assert.Equal(prefix + key, Assert.Single(page.Entries).Key);
        }
    }

    [Theory]
    [InlineData("&quot;a-1&quot;", "a-1")]
    [InlineData("&quot;a-1", "a-1")]
    [InlineData("&quot;", "")]
    [InlineData("&quot;&quot;", "")]
    [InlineData("\"a\"", "a")]
    [InlineData("a", "a")]
    [InlineData("&#34;a&amp;b&#34;", "a&b")]
    [InlineData("", "")]
    public void ETags_are_read_without_their_quotes(string text, string etag)
    {
        ListPage page = ListPageParser.Parse(Encoding.UTF8.GetBytes(
            $"<ListBucketResult><Contents><Key>k</Key><LastModified>2025-03-04T05:06:07Z</LastModified><ETag>{text}</ETag><Size>0</Size></Contents></ListBucketResult>"));

        Assert.Equal(etag, Assert.Single(page.Entries).ETag);
    }

    [Theory]
    [InlineData("", "The server's listing is cut off.")]
    [InlineData("<html><body>no</body></html>", "The server's listing is cut off.")]
    [InlineData("<ListBucketResult><Contents><Key>a</Key>", "The server's listing is cut off.")]
    [InlineData("<ListBucketResult><Contents><Size>1</Size></Contents></ListBucketResult>", "The server's listing has an object without key or size.")]
    [InlineData("<ListBucketResult><Contents><Key>a</Key></Contents></ListBucketResult>", "The server's listing has an object without key or size.")]
    [InlineData("<ListBucketResult><Contents><Key>a</Key><Size>-1</Size></Contents></ListBucketResult>", "The server's listing has a size that is no number.")]
    [InlineData("<ListBucketResult><Contents><Key>a</Key><Size>1x</Size></Contents></ListBucketResult>", "The server's listing has a size that is no number.")]
    [InlineData("<ListBucketResult><Contents><LastModified>soon</LastModified></Contents></ListBucketResult>", "The server's listing has a time that is none.")]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>", "The server's listing has no place to go on from.")]
    public void What_is_no_page_is_refused(string xml, string message)
    {
        TypedDaoException error = Assert.Throws<TypedDaoException>(() => ListPageParser.Parse(Encoding.UTF8.GetBytes(xml)));

        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Every_page_cut_off_anywhere_is_refused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Amazon);
        for (int length = 0; length < whole.Length - 1; length++)
        {
            byte[] cut = whole[..length];
            Assert.Throws<TypedDaoException>(() => ListPageParser.Parse(cut));
        }
    }

    [Fact]
    public void Random_pages_read_as_a_reader_of_XML_reads_them()
    {
        int seed = Seeded.Seed(usual: 11);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int round = 0; round < 300; round++)
        {
            XElement page = RandomPage(random);
            string text = page.ToString(random.Next(2) == 0 ? SaveOptions.DisableFormatting : SaveOptions.None);

            ListPage read = ListPageParser.Parse(Encoding.UTF8.GetBytes(text));

            XNamespace name = page.Name.Namespace;
            Assert.Equal(
                [.. page.Elements(name + "Contents").Select(item => (Uri.UnescapeDataString(item.Element(name + "Key")!.Value), item.Element(name + "Size")!.Value))],
                [.. read.Entries.Select(entry => (entry.Key, entry.Length.ToString(CultureInfo.InvariantCulture)))]);
        }
    }

    [SuppressMessage("Security", "CA5394", Justification = "Test data is to be repeatable.")]
    private static XElement RandomPage(Random random)
    {
        XNamespace name = random.Next(2) == 0 ? "http://s3.amazonaws.com/doc/2006-03-01/" : "";
        var page = new XElement(name + "ListBucketResult", new XElement(name + "EncodingType", "url"), new XElement(name + "IsTruncated", "false"));
        for (int i = random.Next(20); i > 0; i--)
        {
            string key = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => ((char)random.Next(0x20, 0x250)).ToString()));
            XElement[] parts =
            [
                new(name + "Key", Uri.EscapeDataString(key)),
                new(name + "Size", random.NextInt64(long.MaxValue)),
                new(name + "LastModified", "2025-01-02T03:04:05.678Z"),
                new(name + "ETag", "\"abc\""),
                new(name + "Owner", new XElement(name + "ID", "<&>")),
                new(name + "RestoreStatus"),
            ];
            random.Shuffle(parts);
            page.Add(new XElement(name + "Contents", parts), new XComment(" between > < them "));
        }

        return page;
    }
}
