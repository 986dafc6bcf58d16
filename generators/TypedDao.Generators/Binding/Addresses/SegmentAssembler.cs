using System.Text;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>
/// Makes the segments of an address from the pieces of a key. A date's form may hold slashes, so one placeholder can take part
/// in several segments; no other value can.
/// </summary>
internal sealed class SegmentAssembler
{
    private const string CanonicalDate = "yyyy-MM-dd";
    private const string CanonicalTimestampNtz = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    private readonly List<AddressSegment> _segments = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _pattern = new();
    private List<KeyLanguagePart> _language = [];
    private string? _head;
    private int _part;

    /// <param name="parts">The pieces of one segment as it is written.</param>
    /// <param name="kindOf">The kind and the text form of a placeholder's values.</param>
    public static IReadOnlyList<AddressSegment> Segments(IReadOnlyList<KeyPart> parts, Func<KeyPart, (ColumnKind Kind, string? Format)> kindOf)
    {
        if (parts.All(static part => !part.IsPlaceholder))
        {
            return [.. string.Concat(parts.Select(static part => part.Text)).Split('/').Select(AddressSegment.OfText)];
        }

        var assembler = new SegmentAssembler();
        foreach (var part in parts)
        {
            assembler._part++;
            if (part.Text is { } text)
            {
                assembler.Text(text);
            }
            else
            {
                var (kind, format) = kindOf(part);
                assembler.Add(kind, format);
            }
        }

        assembler.Close();
        return assembler._segments;
    }

    public void Text(string text)
    {
        var segments = text.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (i > 0)
            {
                Close();
            }

            if (segments[i] is { Length: > 0 } segment)
            {
                _text.Append(segment);
                _language.Add(new(_part, language => language.Text(segment)));
                foreach (var c in segment)
                {
                    _pattern.Append('=').Append(c);
                }
            }
        }
    }

    /// <summary>Values without slashes.</summary>
    /// <param name="name">What tells these values from all others.</param>
    public void Values(string name, Action<KeyLanguageBuilder> add)
    {
        _head ??= _text.ToString();
        _text.Clear();
        _language.Add(new(_part, add));
        _pattern.Append('{').Append(name).Append('}');
    }

    private void Add(ColumnKind kind, string? format)
    {
        switch (kind)
        {
            case ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64:
                Values("integer", AddInteger);
                break;
            case ColumnKind.Bool:
                Values("bool", static language => language.Words("true", "false"));
                break;
            case ColumnKind.Uuid:
                Values("uuid", AddUuid);
                break;
            case ColumnKind.Date:
                TemporalTexts.Add(this, format ?? CanonicalDate);
                break;
            case ColumnKind.Timestamp:
                TemporalTexts.Add(this, format ?? CanonicalTimestampNtz + "Z");
                break;
            case ColumnKind.TimestampNtz:
                TemporalTexts.Add(this, format ?? CanonicalTimestampNtz);
                break;
            default:
                Values("text", static language => language.Anything());
                break;
        }
    }

    private void Close()
    {
        _segments.Add(_head is not null ? AddressSegment.OfPattern(_pattern.ToString(), _head, _text.ToString(), _language) : AddressSegment.OfText(_text.ToString()));
        _text.Clear();
        _pattern.Clear();
        _language = [];
        _head = null;
    }

    /// <summary>64 bits as they are read: without a plus, with any number of zeros before them. Zero has no minus.</summary>
    private static void AddInteger(KeyLanguageBuilder language) =>
        language.Choice(
            static zero =>
            {
                zero.Text("0");
                zero.AnyNumber('0');
            },
            static other =>
            {
                other.Choice(static _ => { }, static minus => minus.Text("-"));
                other.AnyNumber('0');
                other.Range('1', '9');
                other.Choice([.. Enumerable.Range(0, 19).Select(count => (Action<KeyLanguageBuilder>)(digits => digits.Digits(count)))]);
            });

    private static void AddUuid(KeyLanguageBuilder language)
    {
        foreach (var c in "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
        {
            if (c == '-')
            {
                language.Text("-");
            }
            else
            {
                language.Choice(static digit => digit.Range('0', '9'), static letter => letter.Range('a', 'f'));
            }
        }
    }
}
