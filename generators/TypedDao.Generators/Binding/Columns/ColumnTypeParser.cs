using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>Reads a column type: <c>int64</c>, <c>decimal(10,2)?</c>, <c>list&lt;string?&gt;</c>, <c>map&lt;string,date&gt;</c>.</summary>
internal sealed class ColumnTypeParser
{
    private const int MaxDepth = 8;
    private const int MaxPrecision = 38;

    private readonly string _column;
    private readonly string _text;
    private int _position;

    private ColumnTypeParser(string column, string text)
    {
        _column = column;
        _text = text;
    }

    /// <summary>What is wrong, where reading ended without a type.</summary>
    public DiagnosticDescriptor? Descriptor { get; private set; }

    public string[] Arguments { get; private set; } = [];

    /// <summary>Which part of the text is at fault.</summary>
    public (int Start, int Length) Fault { get; private set; }

    /// <summary>Reads a type. A struct comes without its columns.</summary>
    /// <returns>The type, or a parser that holds what is wrong.</returns>
    public static (ColumnTypeModel? Type, ColumnTypeParser Parser) Parse(string column, string text)
    {
        var parser = new ColumnTypeParser(column, text);
        var type = parser.ReadType(0);
        if (type is not null && parser.Peek() is { } rest)
        {
            type = parser.Malformed($"'{rest}' is not expected after the type");
        }

        return (type, parser);
    }

    private ColumnTypeModel? ReadType(int depth)
    {
        if (depth > MaxDepth)
        {
            return Fail(RowDescriptors.NestedTooDeep, 0, _text.Length, _column, MaxDepth.ToString(CultureInfo.InvariantCulture));
        }

        SkipSpaces();
        var start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_'))
        {
            _position++;
        }

        var name = _text.Substring(start, _position - start);
        if (name.Length == 0)
        {
            return Malformed(Peek() is { } found ? $"a type is expected where '{found}' stands" : "a type is expected at its end");
        }

        if (!ColumnKindNames.TryFind(name, out var kind))
        {
            return Fail(
                RowDescriptors.UnknownColumnType,
                start,
                name.Length,
                _column,
                name,
                ColumnKindNames.Hint(name),
                ColumnKindNames.List);
        }

        var type = kind switch
        {
            ColumnKind.Decimal => ReadDecimal(start),
            ColumnKind.List => ReadList(depth),
            ColumnKind.Map => ReadMap(depth),
            _ => new ColumnTypeModel(kind),
        };
        if (type is not null && Peek() == '?')
        {
            _position++;
            type = type with { IsNullable = true };
        }

        return type;
    }

    private ColumnTypeModel? ReadDecimal(int start)
    {
        if (!Accept('('))
        {
            return Malformed("decimals need precision and scale, such as decimal(10,2)");
        }

        if (ReadNumber() is not { } precision || !Accept(',') || ReadNumber() is not { } scale || !Accept(')'))
        {
            return Malformed("decimals are written with precision and scale in parentheses, such as decimal(10,2)");
        }

        return precision is >= 1 and <= MaxPrecision && scale >= 0 && scale <= precision
            ? new ColumnTypeModel(ColumnKind.Decimal) { Precision = precision, Scale = scale }
            : Fail(
                RowDescriptors.DecimalLimits,
                start,
                _position - start,
                _column,
                precision.ToString(CultureInfo.InvariantCulture),
                scale.ToString(CultureInfo.InvariantCulture));
    }

    private ColumnTypeModel? ReadList(int depth)
    {
        if (!Accept('<'))
        {
            return Malformed("lists need the type of their elements, such as list<string>");
        }

        if (ReadType(depth + 1) is not { } element)
        {
            return null;
        }

        return Accept('>') ? new ColumnTypeModel(ColumnKind.List) { Element = element } : Malformed("'>' is missing after the type of the elements");
    }

    private ColumnTypeModel? ReadMap(int depth)
    {
        if (!Accept('<'))
        {
            return Malformed("maps need the types of their keys and values, such as map<string,int64>");
        }

        SkipSpaces();
        var start = _position;
        if (ReadType(depth + 1) is not { } key)
        {
            return null;
        }

        var length = _position - start;
        if (!Accept(','))
        {
            return Malformed("',' and the type of the values are missing after the type of the keys");
        }

        if (ReadType(depth + 1) is not { } value)
        {
            return null;
        }

        if (!Accept('>'))
        {
            return Malformed("'>' is missing after the type of the values");
        }

        var problem = key.IsNullable ? "keys are never null, so remove the '?'"
            : key.Kind is ColumnKind.List or ColumnKind.Map or ColumnKind.Struct or ColumnKind.Bytes or ColumnKind.Float or ColumnKind.Double
                ? "use text, an integer, a decimal, bool, uuid, a date, a time or a timestamp"
            : null;
        return problem is null
            ? new ColumnTypeModel(ColumnKind.Map) { Key = key, Element = value }
            : Fail(RowDescriptors.BadMapKey, start, length, _column, ColumnKindNames.Of(key), problem);
    }

    private int? ReadNumber()
    {
        SkipSpaces();
        var start = _position;
        while (_position < _text.Length && _text[_position] is (>= '0' and <= '9') or '-')
        {
            _position++;
        }

        return int.TryParse(_text.Substring(start, _position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private bool Accept(char c)
    {
        if (Peek() != c)
        {
            return false;
        }

        _position++;
        return true;
    }

    private char? Peek()
    {
        SkipSpaces();
        return _position < _text.Length ? _text[_position] : null;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private ColumnTypeModel? Malformed(string problem) =>
        Fail(RowDescriptors.MalformedType, _position, Math.Max(0, _text.Length - _position), _column, _text, problem);

    private ColumnTypeModel? Fail(DiagnosticDescriptor descriptor, int start, int length, params string[] arguments)
    {
        Descriptor = descriptor;
        Arguments = arguments;
        Fault = length == 0 ? (0, _text.Length) : (start, length);
        return null;
    }
}
