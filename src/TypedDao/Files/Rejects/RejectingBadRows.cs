using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using TypedDao.Codecs;
using TypedDao.Files.Reading;

namespace TypedDao.Files.Rejects;

/// <summary>
/// Keeps the bad rows of one file in another object. The first ones wait in memory; where there are more, they stream to the
/// other object while the file is read. They are kept when the file has been read to its end. Of a read that the caller stops early
/// the first ones are kept, unless an earlier read has kept some.
/// </summary>
/// <param name="source">The address of the file.</param>
/// <param name="name">The name of the object that is read.</param>
/// <param name="keeper">The object that keeps bad rows.</param>
/// <param name="isWhole">
/// Whether all columns are read. A read of some of them does not see every bad row, and so what it keeps counts as that of a read
/// that was stopped.
/// </param>
/// <param name="statistics">Takes the count.</param>
/// <param name="logger">Takes the message.</param>
[SuppressMessage("Design", "CA1001", Justification = "The stream is disposed by EndAsync or AbandonAsync, one of which ends each file.")]
internal sealed class RejectingBadRows(string source, string name, RejectKeeper keeper, bool isWhole, ReadStatistics statistics, ILogger logger) : BadRows
{
    private const int HeadRows = 256;
    private const int HeadCharacters = 1 << 20;

    private readonly List<RejectedRow> _head = [];
    private long _characters;
    private long _count;
    private RejectStream? _stream;

    public override void OnBadRow(RejectedRow row)
    {
        statistics.AddRejected(1);
        _count++;
        if (_stream is { } stream)
        {
            stream.Add(row);
            return;
        }

        _head.Add(row);
        _characters += row.Raw.Length;
        if (_head.Count > HeadRows || _characters > HeadCharacters)
        {
            _stream = new RejectStream((rows, token) => keeper.KeepAsync(source, isComplete: isWhole, rows, token).AsTask());
            foreach (RejectedRow waiting in _head)
            {
                _stream.Add(waiting);
            }
        }
    }

    public override async ValueTask EndAsync(bool isComplete, CancellationToken cancellationToken)
    {
        if (isComplete)
        {
            if (_stream is { } stream)
            {
                await stream.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (isWhole || _count > 0)
            {
                await keeper.KeepAsync(source, isComplete: isWhole, _head.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false);
            }

            if (_count > 0)
            {
                FileLog.RowsRejected(logger, _count, source, name, keeper.Name);
            }
        }

        await AbandonAsync().ConfigureAwait(false);
        if (!isComplete && _count > 0)
        {
            await keeper.KeepAsync(source, isComplete: false, _head.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false);
            FileLog.RejectsIncomplete(logger, source, name, _head.Count, _count, keeper.Name);
        }
    }

    public override async ValueTask AbandonAsync()
    {
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
