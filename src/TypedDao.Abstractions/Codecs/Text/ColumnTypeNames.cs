using TypedDao.Schema;

namespace TypedDao.Codecs.Text;

/// <summary>Column types as messages name them.</summary>
public static class ColumnTypeNames
{
    /// <summary>The type without its nullability, such as <c>int32</c>.</summary>
    /// <param name="type">The type.</param>
    public static string Of(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        string name = type.ToString();
        return type.IsNullable ? name[..^1] : name;
    }

    /// <summary>What is expected of a value's text, such as <c>expected int32</c> or <c>expected one of view, cart, order</c>.</summary>
    /// <param name="type">The type.</param>
    public static string Expectation(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Values.Count > 0 ? $"expected one of {string.Join(", ", type.Values)}"
            : type.TextFormat is { } format ? $"expected {Of(type)} as {format}"
            : $"expected {Of(type)}";
    }
}
