using TypedDao.Rows;

namespace TypedDao.Testing;

/// <summary>A row as the canonical text of its values: two rows are equal where these are.</summary>
internal sealed class RowText : IEquatable<RowText>
{
    private RowText(string[] values) => Values = values;

    /// <summary>The values by column.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Takes a row apart.</summary>
    public static RowText Of<TRow, TShape>(TRow row)
        where TShape : struct, IRowShape<TRow>
        => new(ValueTextWriter.Write<TRow, TShape>(row));

    public bool Equals(RowText? other) => other is not null && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as RowText);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (string value in Values)
        {
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
