using System.Text;
using System.Text.Unicode;
using TypedDao.Codecs;

namespace Acme.Journals.Logfmt;

/// <summary>The values of one line by column, and the first thing that is wrong with it. One instance serves all lines of a file.</summary>
internal sealed class LogfmtLine
{
    private readonly LogfmtColumns _columns;
    private readonly bool _refusesUnknown;
    private readonly byte[]?[] _values;
    private readonly byte[]?[] _fromPath;

    public LogfmtLine(LogfmtColumns columns, LogfmtFormat format, IReadOnlyDictionary<string, string?> pathValues)
    {
        _columns = columns;
        _refusesUnknown = format.UnknownKeys is UnknownKeyPolicy.Error;
        _values = new byte[]?[columns.Schema.Count];
        _fromPath = new byte[]?[columns.Schema.Count];
        IsFromPath = new bool[columns.Schema.Count];
        foreach ((string name, string? text) in pathValues)
        {
            if (columns.Schema.IndexOf(name) is >= 0 and var field)
            {
                IsFromPath[field] = true;
                _fromPath[field] = text is null ? null : Encoding.UTF8.GetBytes(text);
            }
        }
    }

    /// <summary>Which columns the file's path holds.</summary>
    public bool[] IsFromPath { get; }

    /// <summary>What is wrong, as one sentence without a full stop; null where nothing is.</summary>
    public string? Error { get; private set; }

    private string? _column;
    private string? _value;

    /// <summary>The text of a value; null where there is none.</summary>
    public byte[]? Value(int field) => _values[field];

    /// <summary>Notes what is wrong with a value; the first one counts.</summary>
    public void Fail(int? field, string error)
    {
        if (Error is null)
        {
            Error = error;
            _column = field is { } position ? _columns.Schema[position].Name : null;
            _value = field is { } known && _values[known] is { } text ? Encoding.UTF8.GetString(text) : null;
        }
    }

    /// <summary>The line as a bad row.</summary>
    public RejectedRow ToRejected(string source, long number, ReadOnlySpan<byte> line) => new()
    {
        Source = source,
        Line = number,
        Column = _column,
        Value = _value,
        Error = Error!,
        Raw = Encoding.UTF8.GetString(line),
    };

    /// <summary>Takes a line apart; where that fails, <see cref="Error"/> says why.</summary>
    public void Parse(ReadOnlySpan<byte> line)
    {
        _fromPath.CopyTo(_values, 0);
        (Error, _column, _value) = (null, null, null);
        if (!Utf8.IsValid(line))
        {
            Fail(null, "the line is not UTF-8");
            return;
        }

        int last = -1;
        while (!(line = line.TrimStart((byte)' ')).IsEmpty && Error is null)
        {
            int length = line.IndexOfAny((byte)' ', (byte)'=');
            ReadOnlySpan<byte> key = length < 0 ? line : line[..length];
            if (key.IsEmpty || key.Contains((byte)'"'))
            {
                Fail(null, "a pair has no key");
                return;
            }

            line = line[key.Length..];
            byte[]? value = line is [(byte)'=', ..] ? LogfmtText.Take(line[1..], out line) : "true"u8.ToArray();
            if (value is null)
            {
                Fail(null, $"the value of '{Encoding.UTF8.GetString(key)}' has no end, or an escape that is none");
                return;
            }

            Set(_columns.Find(key, last), key, value, ref last);
        }
    }

    private void Set(int field, ReadOnlySpan<byte> key, byte[] value, ref int last)
    {
        if (field < 0)
        {
            if (_refusesUnknown)
            {
                Fail(null, $"the key '{Encoding.UTF8.GetString(key)}' is no column");
            }
        }
        else if (IsFromPath[field])
        {
            last = field;
        }
        else if (_values[field] is not null)
        {
            Fail(field, "the key occurs twice");
        }
        else
        {
            _values[field] = value;
            last = field;
        }
    }
}
