using TypedDao.Schema;

namespace TypedDao.Rows;

/// <summary>
/// The witness that says how rows of <typeparamref name="TRow"/> are made from fields and taken apart. It is generated
/// beside the row type; one path serves generated records, a user's own types and projections, without reflection.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
public interface IRowShape<TRow>
{
    /// <summary>The columns; the position of a column is the <c>field</c> of readers and writers.</summary>
    static abstract RowSchema Schema { get; }

    /// <summary>
    /// Whether a row cannot change once it is made, nor anything that it holds: it may then be encoded later than it is given, on
    /// another thread. False unless a shape says otherwise.
    /// </summary>
    static virtual bool IsImmutable => false;

    /// <summary>
    /// Makes a row from the fields under the cursor, each asked for at most once, in ascending order. Rows of one file are made
    /// on several threads at the same time.
    /// </summary>
    /// <typeparam name="TReader">The codec's cursor.</typeparam>
    /// <param name="reader">The cursor on one row.</param>
    static abstract TRow Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct;

    /// <summary>Writes every field of a row once, in ascending order.</summary>
    /// <typeparam name="TWriter">The codec's writer.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="writer">The writer.</param>
    static abstract void Write<TWriter>(TRow row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct;
}
