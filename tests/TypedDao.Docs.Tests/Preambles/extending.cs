using TypedDao.Codecs;
using TypedDao.Rows;
using TypedDao.Storage;

namespace Acme.Data;

// What docs/extending.md leaves out.
internal static class VaultClient
{
    public static IObjectStorage Open(VaultStore options, TimeProvider clock) => throw new NotSupportedException($"{options} {clock}");
}

internal sealed class CardReader<TRow, TShape>(IFileSource file, CardFormat options, CodecReadOptions read) : RowReader<TRow>
    where TShape : struct, IRowShape<TRow>
{
    public override ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken) => throw new NotSupportedException($"{file} {options} {read}");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal sealed class CardWriter<TRow, TShape>(Stream destination, CardFormat options, CodecWriteOptions write) : RowWriter<TRow>
    where TShape : struct, IRowShape<TRow>
{
    public override bool Write(TRow row) => throw new NotSupportedException($"{destination} {options} {write}");

    public override ValueTask FlushAsync(CancellationToken cancellationToken) => default;

    public override ValueTask CompleteAsync(CancellationToken cancellationToken) => default;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
