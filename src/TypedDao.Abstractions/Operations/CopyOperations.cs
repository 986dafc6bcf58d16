using System.Runtime.CompilerServices;

namespace TypedDao;

/// <summary>
/// Copying between any two stores and objects with rows of one type, or of bytes. A copy takes the place of what the destination
/// held. Where both keep equal files, these are copied as they are, bad rows with them; otherwise rows are read and written.
/// What can only be added to is no destination: use <c>AppendAsync</c> or <c>CreateAsync</c> with the rows of the source.
/// </summary>
public static class CopyOperations
{
    internal const string OtherRows = "The rows are of different types: write destination.WriteAsync(source.ReadAsync().Select(row => …)), or OverwriteAsync of a directory.";

    /// <summary>Copies all rows into a file, creating or replacing it at once.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="source">The object, member, selection or query.</param>
    /// <param name="destination">The file.</param>
    /// <param name="cancellationToken">Cancels the copy; what was there stays.</param>
    /// <returns>What was written; 0 rows where files were copied as they are, since nobody has counted them.</returns>
    [OverloadResolutionPriority(2)]
    public static ValueTask<WriteResult> CopyToAsync<TRow>(this IReadable<TRow> source, IWritable<TRow> destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return RowCopy.RunAsync(source, destination, rows => destination.WriteAsync(rows, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Copies all rows in the place of those of a directory, table or partition. New files are complete before old ones are removed:
    /// each file is atomic, a directory is not.
    /// </summary>
    /// <inheritdoc cref="CopyToAsync{TRow}(IReadable{TRow}, IWritable{TRow}, CancellationToken)"/>
    [OverloadResolutionPriority(2)]
    public static ValueTask<WriteResult> CopyToAsync<TRow>(this IReadable<TRow> source, IOverwritable<TRow> destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return RowCopy.RunAsync(source, destination, rows => destination.OverwriteAsync(rows, cancellationToken), cancellationToken);
    }

    /// <summary>Copies the bytes of a file, creating or replacing the other one at once.</summary>
    /// <param name="source">The file.</param>
    /// <param name="destination">The file that is written.</param>
    /// <param name="cancellationToken">Cancels the copy; what was there stays.</param>
    public static ValueTask<WriteResult> CopyToAsync(this IByteReadable source, IByteWritable destination, CancellationToken cancellationToken = default)
        => ByteCopy.RunAsync(source, destination, cancellationToken);

    /// <summary>Copies the files of a directory under their names, creating or replacing each at once; other files of the destination stay.</summary>
    /// <param name="source">The directory.</param>
    /// <param name="destination">The directory that is written to.</param>
    /// <param name="cancellationToken">Cancels the copy; new files are removed again.</param>
    public static ValueTask<WriteResult> CopyToAsync(this INamedByteReadable source, INamedByteWritable destination, CancellationToken cancellationToken = default)
        => ByteCopy.RunAsync(source, destination, cancellationToken);

    /// <summary>
    /// Copies all rows into a file and then removes those files of the source that were copied and are still as they were. A row is
    /// never lost: what cannot be read, or is written meanwhile, stays at the source, and the error says so.
    /// </summary>
    /// <inheritdoc cref="CopyToAsync{TRow}(IReadable{TRow}, IWritable{TRow}, CancellationToken)"/>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.InvalidData"/>: rows were skipped or kept elsewhere by <c>on_error</c>, so that the source stays.
    /// <see cref="ErrorKind.Conflict"/>: files of the source were written meanwhile and stay. In both cases the copy is complete.
    /// </exception>
    [OverloadResolutionPriority(2)]
    public static ValueTask<WriteResult> MoveToAsync<TRow>(this IMovable<TRow> source, IWritable<TRow> destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return RowCopy.MoveAsync(source, destination, rows => destination.WriteAsync(rows, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Copies all rows in the place of those of a directory, table or partition, and then removes those files of the source that were
    /// copied and are still as they were.
    /// </summary>
    /// <inheritdoc cref="MoveToAsync{TRow}(IMovable{TRow}, IWritable{TRow}, CancellationToken)"/>
    [OverloadResolutionPriority(2)]
    public static ValueTask<WriteResult> MoveToAsync<TRow>(this IMovable<TRow> source, IOverwritable<TRow> destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return RowCopy.MoveAsync(source, destination, rows => destination.OverwriteAsync(rows, cancellationToken), cancellationToken);
    }

    /// <summary>Copies the bytes of a file and then removes it, if it is still as it was.</summary>
    /// <inheritdoc cref="CopyToAsync(IByteReadable, IByteWritable, CancellationToken)"/>
    public static ValueTask<WriteResult> MoveToAsync(this IByteMovable source, IByteWritable destination, CancellationToken cancellationToken = default)
        => ByteCopy.MoveAsync(source, destination, cancellationToken);

    /// <summary>Copies the files of a directory under their names and then removes those that are still as they were.</summary>
    /// <inheritdoc cref="CopyToAsync(INamedByteReadable, INamedByteWritable, CancellationToken)"/>
    public static ValueTask<WriteResult> MoveToAsync(this INamedByteMovable source, INamedByteWritable destination, CancellationToken cancellationToken = default)
        => ByteCopy.MoveAsync(source, destination, cancellationToken);

    // Without these, objects with rows of different types would be copied as bytes.

    /// <summary>Not possible: the rows are of different types.</summary>
    [OverloadResolutionPriority(1)]
    [Obsolete(OtherRows, error: true)]
    public static ValueTask<WriteResult> CopyToAsync<TRow, TOther>(this IReadable<TRow> source, IWritable<TOther> destination, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(OtherRows);

    /// <inheritdoc cref="CopyToAsync{TRow, TOther}(IReadable{TRow}, IWritable{TOther}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    [Obsolete(OtherRows, error: true)]
    public static ValueTask<WriteResult> CopyToAsync<TRow, TOther>(this IReadable<TRow> source, IOverwritable<TOther> destination, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(OtherRows);

    /// <inheritdoc cref="CopyToAsync{TRow, TOther}(IReadable{TRow}, IWritable{TOther}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    [Obsolete(OtherRows, error: true)]
    public static ValueTask<WriteResult> MoveToAsync<TRow, TOther>(this IMovable<TRow> source, IWritable<TOther> destination, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(OtherRows);

    /// <inheritdoc cref="CopyToAsync{TRow, TOther}(IReadable{TRow}, IWritable{TOther}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    [Obsolete(OtherRows, error: true)]
    public static ValueTask<WriteResult> MoveToAsync<TRow, TOther>(this IMovable<TRow> source, IOverwritable<TOther> destination, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(OtherRows);
}
