using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Writing;

/// <summary>The levels and values of one leaf of the row group that is being collected.</summary>
/// <param name="element">The leaf.</param>
/// <param name="place">Where it is.</param>
internal abstract partial class LeafBuffer(SchemaElement element, LeafPlace place) : IDisposable
{
    private byte[] _definitions = [];
    private byte[] _repetitions = [];
    private int _levels;

    /// <summary>The leaf.</summary>
    public SchemaElement Element => element;

    /// <summary>Where it is.</summary>
    public LeafPlace Place => place;

    /// <summary>Whether the chunks get a Bloom filter.</summary>
    public bool HasBloomFilter { get; set; }

    /// <summary>Whether values have an order, so that it is written what they lie between.</summary>
    public bool HasOrder { get; init; } = true;

    /// <summary>Whether values have definition levels.</summary>
    public bool HasDefinitions => place.Definition > 0;

    /// <summary>Whether there are lists around the values.</summary>
    public bool HasRepetitions => place.Repetition > 0;

    /// <summary>The definition levels; none where there can be but one.</summary>
    public ReadOnlySpan<byte> Definitions => _definitions.AsSpan(0, HasDefinitions ? _levels : 0);

    /// <summary>The repetition levels; none where there can be but one.</summary>
    public ReadOnlySpan<byte> Repetitions => _repetitions.AsSpan(0, HasRepetitions ? _levels : 0);

    /// <summary>How many values, nulls and empty lists there are.</summary>
    public int EntryCount => HasDefinitions ? _levels : ValueCount;

    /// <summary>How many values there are.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The bytes that the values take, about.</summary>
    public abstract long ByteCount { get; }

    /// <summary>Takes the levels of a value, or of what there is none of.</summary>
    /// <param name="repetition">The repetition level.</param>
    /// <param name="definition">The definition level.</param>
    public void AppendLevels(int repetition, int definition)
    {
        if (!HasDefinitions)
        {
            return;
        }

        if (_levels == _definitions.Length)
        {
            PooledArrays.Grow(ref _definitions);
        }

        _definitions[_levels] = (byte)definition;
        if (HasRepetitions)
        {
            if (_levels == _repetitions.Length)
            {
                PooledArrays.Grow(ref _repetitions);
            }

            _repetitions[_levels] = (byte)repetition;
        }

        _levels++;
    }

    /// <summary>Takes the levels of many values, or of what there is none of; of a leaf that has definition levels.</summary>
    /// <param name="repetitions">The repetition levels; empty outside of lists.</param>
    /// <param name="definitions">The definition levels.</param>
    public void AppendLevels(ReadOnlySpan<byte> repetitions, ReadOnlySpan<byte> definitions)
    {
        PooledArrays.Resize(ref _definitions, _levels + definitions.Length, _levels);
        definitions.CopyTo(_definitions.AsSpan(_levels));
        if (HasRepetitions)
        {
            PooledArrays.Resize(ref _repetitions, _levels + repetitions.Length, _levels);
            repetitions.CopyTo(_repetitions.AsSpan(_levels));
        }

        _levels += definitions.Length;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Forgets what belongs to later rows.</summary>
    /// <param name="rows">How many rows stay.</param>
    public void Truncate(int rows)
    {
        if (!HasDefinitions)
        {
            TruncateValues(Math.Min(rows, ValueCount));
            return;
        }

        int levels = Math.Min(rows, _levels);
        if (HasRepetitions)
        {
            levels = 0;
            for (int begun = 0; levels < _levels && (begun += _repetitions[levels] == 0 ? 1 : 0) <= rows; levels++)
            {
            }
        }

        TruncateValues(_definitions.AsSpan(0, levels).Count((byte)place.Definition));
        _levels = levels;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        PooledArrays.Return(ref _definitions);
        PooledArrays.Return(ref _repetitions);
    }

    /// <summary>Encodes what was collected.</summary>
    /// <param name="encoder">How.</param>
    public abstract EncodedChunk Encode(ChunkEncoder encoder);

    /// <summary>Forgets later values.</summary>
    /// <param name="count">How many stay.</param>
    protected abstract void TruncateValues(int count);
}
