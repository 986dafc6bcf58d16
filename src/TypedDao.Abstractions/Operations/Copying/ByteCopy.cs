using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Copies and moves bytes: through the storage where one interface serves both sides, otherwise as a stream.</summary>
internal static class ByteCopy
{
    public static async ValueTask<WriteResult> RunAsync(IByteReadable source, IByteWritable destination, CancellationToken cancellationToken)
    {
        Check(source, destination);
        if (await TryFilesAsync(source.Target, destination.Target, cancellationToken).ConfigureAwait(false) is { } copied)
        {
            return copied;
        }

        Stream content = await source.OpenReadAsync(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            return await destination.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
    }

    public static async ValueTask<WriteResult> RunAsync(INamedByteReadable source, INamedByteWritable destination, CancellationToken cancellationToken)
    {
        Check(source, destination);
        return await TryFilesAsync(source.Target, destination.Target, cancellationToken).ConfigureAwait(false)
            ?? throw new TypedDaoException(ErrorKind.NotSupported, $"The files cannot be copied to {destination.Target} under their names: two of them would meet, or it is not said where they belong.")
            {
                Operation = "copy",
                Object = source.Target.ToString(),
                Store = source.Target.Definition.Store,
                Cure = "Copy to a directory with the same placeholders and partition columns, or copy the files one by one.",
            };
    }

    public static ValueTask<WriteResult> MoveAsync(IByteMovable source, IByteWritable destination, CancellationToken cancellationToken)
        => MoveAsync(source, destination, () => RunAsync(source, destination, cancellationToken), cancellationToken);

    public static ValueTask<WriteResult> MoveAsync(INamedByteMovable source, INamedByteWritable destination, CancellationToken cancellationToken)
        => MoveAsync(source, destination, () => RunAsync(source, destination, cancellationToken), cancellationToken);

    private static ValueTask<WriteResult> MoveAsync(
        IDataObject source, IDataObject destination, Func<ValueTask<WriteResult>> copy, CancellationToken cancellationToken)
    {
        Check(source, destination);
        return FileMove.RunAsync(source.Target, destination.Target, copy, cancellationToken);
    }

    private static void Check(IDataObject source, IDataObject destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
    }

    private static ValueTask<WriteResult?> TryFilesAsync(ObjectTarget source, ObjectTarget destination, CancellationToken cancellationToken)
        => FileCopies.TryAsync<IReadsBytes, IWritesBytes>(source, destination, asBytes: true, cancellationToken);
}
