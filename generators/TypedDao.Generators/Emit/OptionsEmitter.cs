using System.Globalization;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Instances of attributed classes as expressions: literals as they are, placeholders as requests to the settings.</summary>
internal static class OptionsEmitter
{
    /// <summary>The expression; where it holds placeholders, of a parameter named <c>settings</c>.</summary>
    public static string Expression(OptionsModel options)
    {
        var arguments = options.Values
            .Where(static value => value.IsParameter)
            .Select(static value => $"{CSharpText.Identifier(value.Member)}: {Expression(value.Value)}")
            .ToArray();
        var members = options.Values
            .Where(static value => !value.IsParameter)
            .Select(static value => $"{CSharpText.Identifier(value.Member)} = {Expression(value.Value)}")
            .ToArray();
        var parentheses = arguments.Length > 0 || members.Length == 0 ? $"({string.Join(", ", arguments)})" : null;
        return $"new {options.ClrType}{parentheses}{(members.Length == 0 ? null : $" {{ {string.Join(", ", members)} }}")}";
    }

    private static string Expression(ValueModel value) => value switch
    {
        LiteralValue literal => Literal(literal),
        EnumValue member => $"{member.ClrType}.{CSharpText.Identifier(member.Member)}",
        PlaceholderValue placeholder => Placeholder(placeholder),
        ListValue list => $"[{string.Join(", ", list.Items.Select(Expression))}]",
        MapValue map => Map(map),
        NestedValue nested => Expression(nested.Options),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a kind of value."),
    };

    private static string Map(MapValue map)
    {
        var entries = map.Entries.Select(static entry => $"[{CSharpText.Literal(entry.Key)}] = {Expression(entry.Value)}");
        return $"new {Clr.Dictionary}<string, {map.ClrType}>({map.Entries.Count}) {{ {string.Join(", ", entries)} }}";
    }

    private static string Literal(LiteralValue literal) => literal.Kind switch
    {
        ValueKind.String => CSharpText.Literal(literal.Text),
        ValueKind.Char => CSharpText.Literal(literal.Text[0]),
        ValueKind.Decimal => literal.Text + "m",
        ValueKind.Float => FloatingPoint(literal.Text, "float", "f"),
        ValueKind.Double => FloatingPoint(literal.Text, "double", "d"),
        ValueKind.Duration => $"new {Clr.TimeSpan}({literal.Text}L)",
        ValueKind.Uri => $"new {Clr.Uri}({CSharpText.Literal(literal.Text)}, {Clr.UriKind}.RelativeOrAbsolute)",
        ValueKind.Bool => literal.Text,
        ValueKind.Secret or ValueKind.Enum => throw new ArgumentOutOfRangeException(nameof(literal), literal.Kind, "Not a kind of literal."),

        // The smallest integers are no literals of their type with a minus before them.
        _ => literal.Text.StartsWith('-') ? $"({literal.Text})" : literal.Text,
    };

    private static string FloatingPoint(string text, string type, string suffix) => text switch
    {
        "NaN" => $"{type}.NaN",
        "Infinity" => $"{type}.PositiveInfinity",
        "-Infinity" => $"{type}.NegativeInfinity",
        _ => text + suffix,
    };

    private static string Placeholder(PlaceholderValue placeholder)
    {
        var arguments = $"{CSharpText.Literal(placeholder.Key)}, {CSharpText.Literal(placeholder.Template)}";
        return placeholder.Kind switch
        {
            ValueKind.String => $"settings.GetString({arguments})",
            ValueKind.Char => $"settings.GetString({arguments}) is [char character] ? character : default",
            ValueKind.Secret => $"settings.GetSecret({arguments})",
            ValueKind.Bool => $"settings.GetBool({arguments})",
            ValueKind.Decimal => $"settings.GetDecimal({arguments})",
            ValueKind.Float => $"(float)settings.GetDouble({arguments})",
            ValueKind.Double => $"settings.GetDouble({arguments})",
            ValueKind.Duration => $"settings.GetDuration({arguments})",
            ValueKind.Uri => $"settings.GetUri({arguments})",
            ValueKind.Enum => $"settings.GetEnum<{placeholder.ClrType}>({arguments})",
            _ => Integer(placeholder, arguments),
        };
    }

    private static string Integer(PlaceholderValue placeholder, string arguments)
    {
        var (type, minimum, maximum) = placeholder.Kind switch
        {
            ValueKind.SByte => ("sbyte", sbyte.MinValue, sbyte.MaxValue),
            ValueKind.Byte => ("byte", byte.MinValue, byte.MaxValue),
            ValueKind.Int16 => ("short", short.MinValue, short.MaxValue),
            ValueKind.UInt16 => ("ushort", ushort.MinValue, ushort.MaxValue),
            ValueKind.Int32 => ("int", int.MinValue, int.MaxValue),
            ValueKind.UInt32 => ("uint", uint.MinValue, uint.MaxValue),
            ValueKind.UInt64 => ("ulong", 0L, long.MaxValue),
            _ => ("long", long.MinValue, long.MaxValue),
        };
        var cast = type == "long" ? null : $"({type})";
        return $"{cast}settings.GetInteger({arguments}, {Bound(placeholder.Minimum ?? minimum)}, {Bound(placeholder.Maximum ?? maximum)})";
    }

    private static string Bound(long value) => value switch
    {
        long.MinValue => "long.MinValue",
        long.MaxValue => "long.MaxValue",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
