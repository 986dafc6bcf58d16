namespace TypedDao.Filters;

/// <summary>Splits the text of a filter into names, numbers, quoted text and signs.</summary>
internal sealed class FilterTokens
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "not", "in", "between", "starts", "with", "is", "null", "true", "false",
    };

    private readonly string _text;
    private int _next;

    public FilterTokens(string text)
    {
        _text = text;
        MoveNext();
    }

    /// <summary>The kinds of tokens.</summary>
    public enum Kind
    {
        End,
        Word,
        Name,
        Number,
        Text,
        Sign,
    }

    /// <summary>What the current token is.</summary>
    public Kind Current { get; private set; }

    /// <summary>The token's text: without quotes.</summary>
    public string Value { get; private set; } = string.Empty;

    /// <summary>Where it starts, from 0.</summary>
    public int Start { get; private set; }

    /// <summary>Whether a name needs no quotes.</summary>
    public static bool IsPlainName(string name)
        => name.Length > 0 && IsNameStart(name[0]) && name.All(IsNamePart) && !Words.Contains(name);

    /// <summary>Whether the current token is a word of the language.</summary>
    public bool IsWord(string word) => Current is Kind.Word && string.Equals(Value, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the current token is a sign.</summary>
    public bool IsSign(string sign) => Current is Kind.Sign && Value == sign;

    /// <summary>An error at the current token.</summary>
    public FilterFormatException Error(string expected)
        => At(Start, $"expected {expected}, found {(Current is Kind.End ? "the end" : $"'{_text[Start.._next]}'")}");

    /// <summary>An error at a place.</summary>
    public FilterFormatException At(int start, string what) => new(_text, start, what);

    /// <summary>Goes to the next token.</summary>
    public void MoveNext()
    {
        while (_next < _text.Length && char.IsWhiteSpace(_text[_next]))
        {
            _next++;
        }

        Start = _next;
        if (_next == _text.Length)
        {
            (Current, Value) = (Kind.End, string.Empty);
            return;
        }

        char first = _text[_next];
        if (first is '\'' or '"')
        {
            (Current, Value) = (first is '"' ? Kind.Name : Kind.Text, Quoted(first));
        }
        else if (IsNameStart(first))
        {
            Value = Take(IsNamePart);
            Current = Words.Contains(Value) ? Kind.Word : Kind.Name;
        }
        else if (IsNumberStart(first))
        {
            _next++;
            Value = first + Take(IsNumberPart);
            Current = Kind.Number;
        }
        else
        {
            int length = _next + 1 < _text.Length && _text.Substring(_next, 2) is "<=" or ">=" or "!=" or "<>" or "==" or "&&" or "||" ? 2 : 1;
            Value = _text.Substring(_next, length);
            _next += length;
            Current = Kind.Sign;
        }
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_';

    private bool IsNumberStart(char first)
    {
        char second = _next + 1 < _text.Length ? _text[_next + 1] : '\0';
        return char.IsAsciiDigit(first) || (first is '.' && char.IsAsciiDigit(second)) || (first is '-' or '+' && IsNumberPart(second));
    }

    // "1e-5" and "Infinity" behind a sign belong to a number.
    private static bool IsNumberPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+';

    private string Take(Func<char, bool> belongs)
    {
        int start = _next;
        while (_next < _text.Length && belongs(_text[_next]))
        {
            _next++;
        }

        return _text[start.._next];
    }

    private string Quoted(char quote)
    {
        int start = ++_next;
        while (true)
        {
            int end = _text.IndexOf(quote, _next);
            if (end < 0)
            {
                throw At(start - 1, "the quote is not closed");
            }

            _next = end + 1;
            if (_next == _text.Length || _text[_next] != quote)
            {
                return _text[start..end].Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal);
            }

            _next++;
        }
    }
}
