namespace TypedDao.Rows;

/// <summary>
/// The witness for one value inside a list or map. Shapes compose: a list of nullable integers is
/// <c>ListShape&lt;int?, NullableShape&lt;int, Int32Shape&gt;&gt;</c>.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public interface IValueShape<T>
{
    /// <summary>Compares values by content; both may be null. The type's own equality, unless a shape says otherwise.</summary>
    static virtual IEqualityComparer<T> Comparer => EqualityComparer<T>.Default;

    /// <summary>Reads the value of a field.</summary>
    /// <typeparam name="TReader">The codec's cursor.</typeparam>
    /// <param name="reader">The cursor.</param>
    /// <param name="field">The position that the codec gives to the element.</param>
    static abstract T Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct;

    /// <summary>Writes the value of a field.</summary>
    /// <typeparam name="TWriter">The codec's writer.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="field">The position that the codec gives to the element.</param>
    /// <param name="value">The value.</param>
    static abstract void Write<TWriter>(ref TWriter writer, int field, T value)
        where TWriter : struct, IFieldWriter, allows ref struct;
}
