using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Batches;

/// <summary>Encodes rows of one file into bytes. Several encoders of a file work at the same time, each on rows of its own.</summary>
internal abstract class RowEncoder<TRow> : IDisposable
{
    /// <summary>The bytes of the rows that were encoded.</summary>
    public OutputBuffer Output { get; } = new();

    /// <summary>Writes what stands before the first row.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Encodes a row.</summary>
    /// <exception cref="InvalidValueException">A value cannot be held by its column; nothing of the row is kept.</exception>
    public abstract void Encode(TRow row);

    /// <summary>Writes what stands behind the last row.</summary>
    public virtual void End()
    {
    }

    /// <summary>Another encoder for rows of the same file.</summary>
    public abstract RowEncoder<TRow> Fork();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives buffers back.</summary>
    protected virtual void Dispose(bool disposing) => Output.Dispose();
}
