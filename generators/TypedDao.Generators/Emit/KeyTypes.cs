using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Parameters of keys in C#: their types, and how they become <c>KeyValue</c> and back.</summary>
internal static class KeyTypes
{
    public static string ClrType(ParameterModel parameter) =>
        parameter.EnumType ?? ColumnTypes.BareClrType(new ColumnTypeModel(parameter.Kind), Nowhere);

    public static string Argument(ParameterModel parameter) => CSharpText.ArgumentIdentifier(parameter.PropertyName);

    /// <summary>Whether a range of values means something.</summary>
    public static bool IsOrdered(ParameterModel parameter) =>
        parameter.Enum is null && parameter.Kind is not (ColumnKind.Bool or ColumnKind.Uuid);

    /// <summary>The kind of the run time.</summary>
    public static string Kind(ParameterModel parameter) => parameter.Kind switch
    {
        ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => $"{Clr.KeyKind}.Integer",
        var kind => $"{Clr.KeyKind}.{kind}",
    };

    /// <summary>A value as an expression of type <c>KeyValue</c>.</summary>
    public static string ToKey(ParameterModel parameter, string value, string owner) =>
        parameter.Enum is null ? $"{Clr.KeyValue}.From({value})" : $"{owner}.{EnumToKey(parameter)}({value})";

    /// <summary>The exact value of a parameter of the target's keys.</summary>
    public static string FromTarget(ParameterModel parameter, string owner)
    {
        var exact = $"Target.Keys.Exact({CSharpText.Literal(parameter.Name)})";
        if (parameter.Enum is not null)
        {
            return parameter.IsNullable
                ? $"{exact} is {{ }} value ? {owner}.{EnumFromKey(parameter)}(value) : null"
                : $"{owner}.{EnumFromKey(parameter)}({exact}!.Value)";
        }

        var value = parameter.IsNullable ? $"{exact}?" : $"{exact}!.Value";
        return parameter.Kind switch
        {
            ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 =>
                $"checked(({ClrType(parameter)}{(parameter.IsNullable ? "?" : null)}){value}.AsInt64())",
            ColumnKind.Int64 => $"{value}.AsInt64()",
            ColumnKind.Bool => $"{value}.AsBool()",
            ColumnKind.Uuid => $"{value}.AsUuid()",
            ColumnKind.Date => $"{value}.AsDate()",
            ColumnKind.Timestamp => $"{value}.AsTimestamp()",
            ColumnKind.TimestampNtz => $"{value}.AsTimestampNtz()",
            _ => $"{value}.AsString()",
        };
    }

    /// <summary>Emits the two conversions of an enum that is a parameter.</summary>
    public static void EmitEnumConversions(CodeWriter writer, ParameterModel parameter)
    {
        if (parameter.Enum is not { } values)
        {
            return;
        }

        var type = parameter.EnumType!;
        writer.Line();
        writer.Line($"private static {Clr.KeyValue} {EnumToKey(parameter)}({type} value)");
        writer.Indented(inner =>
        {
            inner.Line($"=> {Clr.KeyValue}.From(value switch");
            inner.Open();
            foreach (var member in values.Members)
            {
                inner.Line($"{type}.{CSharpText.Identifier(member.Name)} => {CSharpText.Literal(member.Value)},");
            }

            inner.Line($"_ => throw new {Clr.ArgumentOutOfRangeException}(nameof(value), value, {CSharpText.Literal($"Not a value of the column '{parameter.Name}'.")}),");
            inner.Close("});");
        });
        writer.Line();
        writer.Line($"private static {type}{Question(values)} {EnumFromKey(parameter)}({Clr.KeyValue} value)");
        writer.Indented(inner =>
        {
            inner.Line("=> value.AsString() switch");
            inner.Open();
            foreach (var member in values.Members)
            {
                inner.Line($"{CSharpText.Literal(member.Value)} => {type}.{CSharpText.Identifier(member.Name)},");
            }

            inner.Line(values.UnknownIsNull
                ? "_ => null,"
                : $"string text => throw new {Clr.InvalidValueException}({CSharpText.Literal(parameter.Name)}, text, {CSharpText.Literal(Reason(values))}),");
            inner.Close("};");
        });
    }

    /// <summary>The type of the property of a member or partition.</summary>
    public static string PropertyType(ParameterModel parameter) =>
        parameter.IsNullable || parameter.Enum is { UnknownIsNull: true } ? ClrType(parameter) + "?" : ClrType(parameter);

    private static string? Question(EnumModel values) => values.UnknownIsNull ? "?" : null;

    private static string Reason(EnumModel values) => "it is none of " + string.Join(", ", values.Members.Select(static member => member.Value));

    private static string EnumToKey(ParameterModel parameter) => $"KeyOf{parameter.PropertyName}";

    private static string EnumFromKey(ParameterModel parameter) => $"ValueOf{parameter.PropertyName}";

    private static Scope Nowhere { get; } = new(string.Empty);
}
