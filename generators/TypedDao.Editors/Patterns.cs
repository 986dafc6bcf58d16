using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;

namespace TypedDao.Editors;

/// <summary>The forms of texts as regular expressions that editors understand: what the generator refuses, as far as they reach.</summary>
internal static class Patterns
{
    /// <summary>A name of C#: beyond ASCII everything that is not space passes.</summary>
    public const string Identifier = "^" + Name + "$";

    /// <summary>Names with dots between them.</summary>
    public const string Namespace = "^" + Name + @"(\." + Name + ")*$";

    /// <summary>A name of which no C# name can be made.</summary>
    public const string NoName = @"[!-,/:-@\[-^`{-~]";

    /// <summary>A text without placeholders that would be resolved at run time.</summary>
    public const string NoPlaceholder = @"^(?![\s\S]*\$\{)";

    /// <summary>A text whose placeholders can be resolved at run time.</summary>
    public const string Resolvable = @"^(\$\$|\$(?![${])|[^$]|\$\{" + Variable + @"(:-((?!\$\{)[^}])*)?\})*$";

    /// <summary>A placeholder without a default, or a connection string, whose parts the build looks at.</summary>
    public const string Secret = @"\$\{" + Variable + @"\}|=";

    /// <summary>The absolute URL that a key asks for.</summary>
    public const string Url = "^[A-Za-z][A-Za-z0-9+.-]+:";

    /// <summary>A length of time.</summary>
    public const string Duration = @"^([0-9]+(ms|s|m|h|d)|([0-9]+\.)?[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?)$";

    /// <summary>An integer.</summary>
    public const string Integer = "[+-]?[0-9]+";

    /// <summary>A number.</summary>
    public const string Number = @"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|NaN|-?Infinity";

    /// <summary>True or false.</summary>
    public const string Bool = "true|false";

    /// <summary>The text form of a date, a time or a timestamp.</summary>
    public const string TextForm = "^(?=[\\s\\S]{2})([^A-Za-z%'\"\\\\]|[" + FormLetters + "]|'[^']*'|\"[^\"]*\"|\\\\[\\s\\S])+$";

    /// <summary>A part of a key, with placeholders; without dots for folders, and with text between placeholders.</summary>
    public const string KeyTemplate =
        @"^(?!([\s\S]*/)?\.\.?(/|$))(?![\s\S]*\}\{)(?![\s\S]*\$\{)([^{}\\]|\{" + Name + "(:([^A-Za-z{}']|[" + FormLetters + @"]|'[^'{}]*')+)?\})*$";

    /// <summary>A suffix.</summary>
    public const string Suffix = @"^[^/\\{}]*$";

    /// <summary>The name of a table.</summary>
    public const string Table = "^[^{}]*$";

    /// <summary>The name of an object, as <c>store.object</c>.</summary>
    public const string ObjectName = @"^[^.][\s\S]*\.[\s\S]*[^.]$";

    /// <summary>A column by which rows are sorted.</summary>
    public const string SortOrder = "^ *[^ ]+( +(asc|desc)( +nulls +(first|last))?)? *$";

    private const string Name = @"[^\s!-@\[-^`{-~][^\s!-/:-@\[-^`{-~]*";
    private const string Variable = "[A-Za-z_][A-Za-z0-9_]*";
    private const string FormLetters = "yMdgHhmsfFtzKTZ";

    /// <summary>How deep a type nests lists and maps.</summary>
    private const string Depth = "{0,8}";

    /// <summary>A column type that stands alone: without a struct, and with decimals that C# holds.</summary>
    public static string ShortColumnType { get; } = ColumnType(Scalars(_ => true), DecimalOf("0*([1-9]|1[0-9]|2[0-8])"));

    /// <summary>Any column type.</summary>
    public static string LongColumnType { get; } = ColumnType(Scalars(_ => true), AnyDecimal, ColumnKindNames.Of(ColumnKind.Struct));

    /// <summary>Decimals that C# has no type for.</summary>
    public static string WideDecimal { get; } = DecimalOf("0*(29|3[0-8])");

    /// <summary>A column type with a decimal at its core.</summary>
    public static string DecimalType { get; } = ColumnType(AnyDecimal);

    /// <summary>A column type with dates or times at its core.</summary>
    public static string TemporalType { get; } = ColumnType(Scalars(TextForms.Has));

    /// <summary>A column type with a struct at its core.</summary>
    public static string StructType { get; } = ColumnType(ColumnKindNames.Of(ColumnKind.Struct));

    /// <summary>The type of texts.</summary>
    public static string StringType { get; } = $@"^ *{ColumnKindNames.Of(ColumnKind.String)} *\?? *$";

    /// <summary>A column type that says itself that null is a value.</summary>
    public const string NullableType = @"\? *$";

    private static string AnyDecimal => DecimalOf("0*([1-9]|[12][0-9]|3[0-8])");

    /// <summary>The same, or with placeholders in it whose defaults fit.</summary>
    /// <param name="form">What the text is, without anchors.</param>
    /// <param name="resolves">Whether placeholders are resolved.</param>
    public static string WithPlaceholders(string form, bool resolves)
        => resolves ? $@"^({form}|\$\{{{Variable}:-({form})\}}|[\s\S]*\$\{{{Variable}\}}[\s\S]*)$" : $"^({form})$";

    /// <summary>A column, or a partition transform over one.</summary>
    public static string Transform { get; } = @"^([^(),]+|\s*("
        + string.Join('|', KeyColumnBinder.Transforms.Select(pair => pair.Key + @"\s*\(" + string.Concat(Enumerable.Repeat(@"\s*[1-9][0-9]*\s*,", pair.Value))))
        + @")[^(),]+\)\s*)$";

    /// <summary>Nested types: what opens, the innermost type, what closes. That each is closed is left to the build.</summary>
    private static string ColumnType(params string[] innermost)
    {
        string keys = string.Join('|', [Scalars(kind => kind is not (ColumnKind.Bytes or ColumnKind.Float or ColumnKind.Double)), AnyDecimal]);
        return $@"^ *(list *< *|map *< *({keys}) *, *){Depth}({string.Join('|', innermost)}) *\?? *(> *\?? *){Depth}$";
    }

    private static string Scalars(Func<ColumnKind, bool> isWanted) => string.Join(
        '|',
        Enum.GetValues<ColumnKind>()
            .Where(kind => kind is not (ColumnKind.Decimal or ColumnKind.List or ColumnKind.Map or ColumnKind.Struct) && isWanted(kind))
            .Select(ColumnKindNames.Of));

    private static string DecimalOf(string precision)
        => $@"{ColumnKindNames.Of(ColumnKind.Decimal)} *\( *{precision} *, *0*([0-9]|[12][0-9]|3[0-8]) *\)";
}
