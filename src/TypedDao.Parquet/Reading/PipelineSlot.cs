using System.Runtime.ExceptionServices;

namespace TypedDao.Parquet.Reading;

/// <summary>A batch of <see cref="DecodePipeline"/>: read by all lanes, then handed out.</summary>
/// <param name="batch">Takes the columns.</param>
internal sealed class PipelineSlot(ColumnBatch batch)
{
    private ExceptionDispatchInfo? _error;
    private int _errorColumn;

    /// <summary>The columns.</summary>
    public ColumnBatch Batch => batch;

    /// <summary>What the lanes do; null where it could not be found out.</summary>
    public BatchStep? Step { get; private set; }

    /// <summary>How many lanes have not read it.</summary>
    public int LanesLeft { get; set; }

    /// <summary>How many values lanes have read.</summary>
    public long ValueCount { get; set; }

    /// <summary>Whether something went wrong.</summary>
    public bool HasFailed => _error is not null;

    /// <summary>Begins.</summary>
    /// <param name="step">What the lanes do; null where that could not be found out.</param>
    /// <param name="lanes">How many lanes there are.</param>
    public void Begin(BatchStep? step, int lanes)
    {
        batch.Begin(step);
        (Step, LanesLeft, ValueCount) = (step, step is null ? 0 : lanes, 0);
    }

    /// <summary>Keeps an error, unless there is one of a column before.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="column">Where.</param>
    public void Fail(Exception error, int column)
    {
        if (_error is null || column < _errorColumn)
        {
            (_error, _errorColumn) = (ExceptionDispatchInfo.Capture(error), column);
        }
    }

    /// <summary>Throws the error, where there is one.</summary>
    public void ThrowIfFailed() => _error?.Throw();
}
