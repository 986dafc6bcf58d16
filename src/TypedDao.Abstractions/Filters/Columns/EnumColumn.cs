using System.Runtime.CompilerServices;

namespace TypedDao.Filters.Columns;

/// <summary>A column of allowed values in a filter. Storage and filters know them by their text.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="path">The column.</param>
/// <param name="values">The text of each member.</param>
/// <param name="members">The members; null: those of a generated enum, which are numbered from 0.</param>
public readonly struct EnumColumn<T>(ColumnPath path, IReadOnlyList<string> values, T[]? members = null)
    where T : struct, Enum
{
    private readonly IReadOnlyList<string> _values = values;
    private readonly T[]? _members = members;

    /// <summary>The column.</summary>
    public ColumnPath Path { get; } = path;

    /// <summary>It is null.</summary>
    public Filter IsNull => new NullFilter(Path);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator ==(EnumColumn<T> column, T? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.Equal, value is { } member ? column.Text(member) : null);

    /// <summary>The opposite of equality.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator !=(EnumColumn<T> column, T? value) => !(column == value);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator ==(T? value, EnumColumn<T> column) => column == value;

    /// <summary>The opposite of equality.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator !=(T? value, EnumColumn<T> column) => !(column == value);

    /// <summary>Two columns are equal; so are two nulls.</summary>
    /// <param name="left">One column.</param>
    /// <param name="right">The other.</param>
    public static Filter operator ==(EnumColumn<T> left, EnumColumn<T> right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.Equal, right.Path);

    /// <summary>The opposite of equality.</summary>
    /// <param name="left">One column.</param>
    /// <param name="right">The other.</param>
    public static Filter operator !=(EnumColumn<T> left, EnumColumn<T> right) => !(left == right);

    /// <summary>It has one of several values.</summary>
    /// <param name="values">The values; none: no row matches.</param>
    public Filter In(params IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        EnumColumn<T> column = this;
        return ColumnFilters.In(Path, values.Select(column.Text));
    }

    /// <summary>Whether both are the same column; a filter is made by the operators.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => obj is EnumColumn<T> other && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();

    private string Text(T value)
        => (_members is null ? Unsafe.BitCast<T, int>(value) : Array.IndexOf(_members, value)) is var index && (uint)index < (uint)_values.Count
            ? _values[index]
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"'{Path}' has no such value; it has {string.Join(", ", _values)}.");
}
