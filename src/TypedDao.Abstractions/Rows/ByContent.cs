using System.ComponentModel;

namespace TypedDao.Rows;

/// <summary>
/// Holds a list, map or bytes of a generated row and compares it by content, so that the equality which the language gives the
/// record is by content too.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <typeparam name="TShape">Its shape, which knows how it is compared.</typeparam>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByContent<T, TShape>(T value) : IEquatable<ByContent<T, TShape>>
    where TShape : struct, IValueShape<T>
{
    /// <summary>The value.</summary>
    public T Value { get; } = value;

    /// <summary>Whether the contents are equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ByContent<T, TShape> left, ByContent<T, TShape> right) => left.Equals(right);

    /// <summary>Whether the contents differ.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ByContent<T, TShape> left, ByContent<T, TShape> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ByContent<T, TShape> other) => TShape.Comparer.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ByContent<T, TShape> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value is null ? 0 : TShape.Comparer.GetHashCode(Value);
}
