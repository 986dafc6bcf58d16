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
    // Longer keys are rare; no more than this is put on the stack.
    private const int LongestOnStack = 512;
    private const int LongestTime = 64;

    private readonly ReadOnlySpan<byte> _xml;
    private int _position;

    private static ReadOnlySpan<byte> Quote => "&quot;"u8;

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
                key = isUrl ? DecodeUrl(Text()) : Decode(Text());
            }
            else if (tag.SequenceEqual("LastModified"u8))
            {
                modified = Time(Text());
            }
            else if (tag.SequenceEqual("ETag"u8))
            {
                etag = ETag(Text());
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

    /// <summary>Undoes percent encoding; what is none stays as it is.</summary>
    private static string DecodeUrl(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestOnStack || text.Contains((byte)'&'))
        {
            return WebUtility.UrlDecode(Decode(text));
        }

        Span<byte> plain = stackalloc byte[LongestOnStack];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte value = text[i] == '+' ? (byte)' ' : text[i];
            if (value == '%' && text.Length - i > 2 && Utf8Parser.TryParse(text.Slice(i + 1, 2), out byte code, out int used, 'x') && used == 2)
            {
                value = code;
                i += 2;
            }

            plain[length++] = value;
        }

        return Encoding.UTF8.GetString(plain[..length]);
    }

    private static string ETag(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(Quote) && text.EndsWith(Quote) && text.Length >= 2 * Quote.Length)
        {
            text = text[Quote.Length..^Quote.Length];
        }

        return text.Contains((byte)'&') ? ETagText.Plain(Decode(text)) : Encoding.UTF8.GetString(text.Trim((byte)'"'));
    }

    private static DateTimeOffset Time(ReadOnlySpan<byte> text)
    {
        Span<char> letters = stackalloc char[LongestTime];
        return Encoding.UTF8.TryGetChars(text, letters, out int length)
            && DateTimeOffset.TryParse(letters[..length], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw Broken("has a time that is none");
    }

    private static TypedDaoException Broken(string what) => new(ErrorKind.InvalidData, $"The server's listing {what}.");
}
