using TypedDao.Parquet.Bloom;

namespace TypedDao.Parquet.Filtering;

/// <summary>What is known of the values of a leaf in a run of rows.</summary>
internal readonly struct LeafBounds
{
    /// <summary>No value is below this; empty: unknown. In the encoding PLAIN, without length.</summary>
    public ReadOnlyMemory<byte> Min { get; init; }

    /// <summary>No value is above this; empty: unknown.</summary>
    public ReadOnlyMemory<byte> Max { get; init; }

    /// <summary>Whether there are bounds. Those of an empty text are empty.</summary>
    public bool HasBounds { get; init; }

    /// <summary>Whether some values may be null.</summary>
    public bool MayHaveNulls { get; init; }

    /// <summary>Whether some values may be something else than null.</summary>
    public bool MayHaveValues { get; init; }

    /// <summary>Tells values that are not there; null: nothing is known.</summary>
    public SplitBlockFilter? Bloom { get; init; }
}

/// <summary>What is known of the leaves in a run of rows.</summary>
internal interface ILeafBounds
{
    /// <summary>What is known of a leaf.</summary>
    /// <param name="leaf">Its place.</param>
    LeafBounds Of(int leaf);
}
