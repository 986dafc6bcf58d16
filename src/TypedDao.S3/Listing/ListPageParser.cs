using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using TypedDao.S3.Connection;
using TypedDao.Storage;

namespace TypedDao.S3.Listing;

/// <summary>
/// Reads the answer of ListObjectsV2 in one pass over its UTF-8 bytes. A general reader of XML spends most of the time of a long
/// listing on names and text that nobody asked for. Elements that are not known are passed over, wherever they stand.
/// </summary>
internal ref struct ListPageParser
{
    private readonly ReadOnlySpan<byte> _xml;
    private int _position;

    private ListPageParser(ReadOnlySpan<byte> xml) => _xml = xml;

    /// <summary>Reads a page.</summary>
    /// <param name="xml">The answer.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.InvalidData"/>: it is not such an answer, or is cut off.</exception>
    public static ListPage Parse(ReadOnlySpan<byte> xml) => new ListPageParser(xml).Parse();

    private ListPage Parse()
    {
        var entries = new List<StorageEntry>(1000);
        bool isTruncated = false;
        bool isUrl = false;
        string? next = null;
        while (true)
        {
            ReadOnlySpan<byte> tag = NextTag();
            if (tag.SequenceEqual("/ListBucketResult"u8))
            {
                break;
            }

            if (tag.SequenceEqual("Contents"u8))
            {
                entries.Add(ParseEntry(isUrl));
            }
            else if (tag.SequenceEqual("IsTruncated"u8))
            {
                isTruncated = Text().SequenceEqual("true"u8);
            }
            else if (tag.SequenceEqual("NextContinuationToken"u8))
            {
                next = Decode(Text());
            }
            else if (tag.SequenceEqual("EncodingType"u8))
            {
                isUrl = Text().SequenceEqual("url"u8);
            }
        }

        return isTruncated && string.IsNullOrEmpty(next) ? throw Broken("has no place to go on from") : new ListPage(entries, isTruncated ? next : null);
    }

    private StorageEntry ParseEntry(bool isUrl)
    {
        string? key = null;
        string etag = "";
        long length = -1;
        DateTimeOffset modified = default;
        while (true)
        {
            ReadOnlySpan<byte> tag = NextTag();
            if (tag.SequenceEqual("/Contents"u8))
            {
                return key is null || length < 0 ? throw Broken("has an object without key or size") : new StorageEntry(key, length, etag, modified);
            }

            if (tag.SequenceEqual("Key"u8))
            {
                key = Decode(Text());
                key = isUrl ? WebUtility.UrlDecode(key) : key;
            }
            else if (tag.SequenceEqual("LastModified"u8))
            {
                modified = Time(Text());
            }
            else if (tag.SequenceEqual("ETag"u8))
            {
                etag = ETagText.Plain(Decode(Text()));
            }
            else if (tag.SequenceEqual("Size"u8))
            {
                ReadOnlySpan<byte> text = Text();
                length = Utf8Parser.TryParse(text, out long size, out int used) && used == text.Length && size >= 0 ? size : throw Broken("has a size that is no number");
            }
        }
    }

    /// <summary>The next tag: its name without attributes; of an end, with its slash.</summary>
    private ReadOnlySpan<byte> NextTag()
    {
        while (true)
        {
            int open = _xml[_position..].IndexOf((byte)'<');
            int close = open < 0 ? -1 : _xml[(_position + open)..].IndexOf((byte)'>');
            if (close < 0)
            {
                throw Broken("is cut off");
            }

            ReadOnlySpan<byte> tag = _xml.Slice(_position + open + 1, close - 1);
            _position += open + close + 1;
            if (tag.IsEmpty || tag[0] is (byte)'?' or (byte)'!')
            {
                continue;
            }

            int end = tag.IndexOfAny(" \t\r\n"u8);
            return end < 0 ? tag : tag[..end];
        }
    }

    /// <summary>The text up to the next tag.</summary>
    private ReadOnlySpan<byte> Text()
    {
        int end = _xml[_position..].IndexOf((byte)'<');
        if (end < 0)
        {
            throw Broken("is cut off");
        }

        ReadOnlySpan<byte> text = _xml.Slice(_position, end);
        _position += end;
        return text;
    }

    private static string Decode(ReadOnlySpan<byte> text)
        => text.Contains((byte)'&') ? WebUtility.HtmlDecode(Encoding.UTF8.GetString(text)) : Encoding.UTF8.GetString(text);

    private static DateTimeOffset Time(ReadOnlySpan<byte> text)
        => DateTimeOffset.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw Broken("has a time that is none");

    private static TypedDaoException Broken(string what) => new(ErrorKind.InvalidData, $"The server's listing {what}.");
}
