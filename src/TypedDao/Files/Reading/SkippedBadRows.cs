using Microsoft.Extensions.Logging;
using TypedDao.Codecs;

namespace TypedDao.Files.Reading;

/// <summary>Leaves bad rows out, counts them, and tells once per file.</summary>
/// <param name="source">The address of the file.</param>
/// <param name="name">The object's name.</param>
/// <param name="statistics">Takes the count.</param>
/// <param name="logger">Takes the message.</param>
internal sealed class SkippedBadRows(string source, string name, ReadStatistics statistics, ILogger logger) : BadRows
{
    private RejectedRow? _first;
    private long _count;

    public override void OnBadRow(RejectedRow row)
    {
        _first ??= row;
        _count++;
        statistics.AddRejected(1);
    }

    public override ValueTask EndAsync(bool isComplete, CancellationToken cancellationToken) => AbandonAsync();

    public override ValueTask AbandonAsync()
    {
        if (_first is { } first)
        {
            FileLog.RowsSkipped(logger, _count, source, name, first.Line, first.Column ?? "-", first.Error);
        }

        return ValueTask.CompletedTask;
    }
}
