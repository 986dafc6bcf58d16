using System.Runtime.CompilerServices;

namespace TypedDao;

public sealed partial class Dao
{
    /// <inheritdoc cref="CopyOperations.CopyToAsync{TRow}(IReadable{TRow}, IWritable{TRow}, CancellationToken)"/>
    [OverloadResolutionPriority(2)]
    public ValueTask<WriteResult> CopyAsync<TRow>(IReadable<TRow> source, IWritable<TRow> destination, CancellationToken cancellationToken = default)
        => ((IReadable<TRow>)Rows(source)).CopyToAsync((IWritable<TRow>)Rows(destination), cancellationToken);

    /// <inheritdoc cref="CopyOperations.CopyToAsync{TRow}(IReadable{TRow}, IOverwritable{TRow}, CancellationToken)"/>
    [OverloadResolutionPriority(2)]
    public ValueTask<WriteResult> CopyAsync<TRow>(IReadable<TRow> source, IOverwritable<TRow> destination, CancellationToken cancellationToken = default)
        => ((IReadable<TRow>)Rows(source)).CopyToAsync((IOverwritable<TRow>)Rows(destination), cancellationToken);

    /// <inheritdoc cref="CopyOperations.CopyToAsync(IByteReadable, IByteWritable, CancellationToken)"/>
    public ValueTask<WriteResult> CopyAsync(IByteReadable source, IByteWritable destination, CancellationToken cancellationToken = default)
        => ((IByteReadable)Files(source)).CopyToAsync((IByteWritable)Files(destination), cancellationToken);

    /// <inheritdoc cref="CopyOperations.CopyToAsync(INamedByteReadable, INamedByteWritable, CancellationToken)"/>
    public ValueTask<WriteResult> CopyAsync(INamedByteReadable source, INamedByteWritable destination, CancellationToken cancellationToken = default)
        => ((INamedByteReadable)Files(source)).CopyToAsync((INamedByteWritable)Files(destination), cancellationToken);

    /// <inheritdoc cref="CopyOperations.CopyToAsync{TRow, TOther}(IReadable{TRow}, IWritable{TOther}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    [Obsolete(CopyOperations.OtherRows, error: true)]
    public ValueTask<WriteResult> CopyAsync<TRow, TOther>(IReadable<TRow> source, IWritable<TOther> destination, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(CopyOperations.OtherRows);

    /// <inheritdoc cref="CopyOperations.CopyToAsync{TRow, TOther}(IReadable{TRow}, IWritable{TOther}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    [Obsolete(CopyOperations.OtherRows, error: true)]
    public ValueTask<WriteResult> CopyAsync<TRow, TOther>(IReadable<TRow> source, IOverwritable<TOther> destination, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(CopyOperations.OtherRows);

    /// <inheritdoc cref="CopyOperations.MoveToAsync{TRow}(IMovable{TRow}, IWritable{TRow}, CancellationToken)"/>
    [OverloadResolutionPriority(2)]
    public ValueTask<WriteResult> MoveAsync<TRow>(IMovable<TRow> source, IWritable<TRow> destination, CancellationToken cancellationToken = default)
        => ((IMovable<TRow>)Rows(source)).MoveToAsync((IWritable<TRow>)Rows(destination), cancellationToken);

    /// <inheritdoc cref="CopyOperations.MoveToAsync{TRow}(IMovable{TRow}, IOverwritable{TRow}, CancellationToken)"/>
    [OverloadResolutionPriority(2)]
    public ValueTask<WriteResult> MoveAsync<TRow>(IMovable<TRow> source, IOverwritable<TRow> destination, CancellationToken cancellationToken = default)
        => ((IMovable<TRow>)Rows(source)).MoveToAsync((IOverwritable<TRow>)Rows(destination), cancellationToken);

    /// <inheritdoc cref="CopyOperations.MoveToAsync(IByteMovable, IByteWritable, CancellationToken)"/>
    public ValueTask<WriteResult> MoveAsync(IByteMovable source, IByteWritable destination, CancellationToken cancellationToken = default)
        => ((IByteMovable)Files(source)).MoveToAsync((IByteWritable)Files(destination), cancellationToken);

    /// <inheritdoc cref="CopyOperations.MoveToAsync(INamedByteMovable, INamedByteWritable, CancellationToken)"/>
    public ValueTask<WriteResult> MoveAsync(INamedByteMovable source, INamedByteWritable destination, CancellationToken cancellationToken = default)
        => ((INamedByteMovable)Files(source)).MoveToAsync((INamedByteWritable)Files(destination), cancellationToken);

    /// <inheritdoc cref="CopyOperations.CopyToAsync{TRow, TOther}(IReadable{TRow}, IWritable{TOther}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    [Obsolete(CopyOperations.OtherRows, error: true)]
    public ValueTask<WriteResult> MoveAsync<TRow, TOther>(IMovable<TRow> source, IWritable<TOther> destination, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(CopyOperations.OtherRows);

    /// <inheritdoc cref="CopyOperations.CopyToAsync{TRow, TOther}(IReadable{TRow}, IWritable{TOther}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    [Obsolete(CopyOperations.OtherRows, error: true)]
    public ValueTask<WriteResult> MoveAsync<TRow, TOther>(IMovable<TRow> source, IOverwritable<TOther> destination, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(CopyOperations.OtherRows);
}
