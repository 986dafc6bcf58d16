using TypedDao.Parquet.Bloom;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Schema;

namespace TypedDao.Parquet.Filtering;

/// <summary>What the footer says of the values of a row group.</summary>
/// <param name="footer">The footer, with statistics.</param>
/// <param name="group">The row group.</param>
internal sealed class ChunkBounds(Footer footer, RowGroup group) : ILeafBounds
{
    private readonly Dictionary<int, ChunkIndexes> _indexes = [];

    /// <summary>The Bloom filters that were loaded, by leaf.</summary>
    public Dictionary<int, SplitBlockFilter> Blooms { get; } = [];

    /// <summary>The statistics of a leaf, and where its indexes are.</summary>
    /// <param name="leaf">The leaf.</param>
    public ChunkIndexes IndexesOf(int leaf)
    {
        if (!_indexes.TryGetValue(leaf, out ChunkIndexes? indexes))
        {
            indexes = footer.IndexesOf(group.Columns[leaf]);
            _indexes.Add(leaf, indexes);
        }

        return indexes;
    }

    /// <inheritdoc/>
    public LeafBounds Of(int leaf)
    {
        SchemaNode node = footer.Schema.Leaves[leaf];
        ColumnChunk chunk = group.Columns[leaf];
        ValueStatistics? statistics = IndexesOf(leaf).Statistics;
        (byte[]? min, byte[]? max) = BoundsOf(leaf, LeafType.Of(node), statistics);
        return new LeafBounds
        {
            Min = min,
            Max = max,
            HasBounds = min is not null && max is not null,
            MayHaveNulls = node.MaxDefinition > 0 && statistics?.NullCount != 0,
            MayHaveValues = node.MaxDefinition == 0 || statistics?.NullCount is not { } nulls || nulls < chunk.ValueCount,
            Bloom = Blooms.GetValueOrDefault(leaf),
        };
    }

    private (byte[]? Min, byte[]? Max) BoundsOf(int leaf, LeafType type, ValueStatistics? statistics)
    {
        if (statistics is null)
        {
            return default;
        }

        if (statistics.Min is not null || statistics.Max is not null)
        {
            return HasOrder(footer, leaf) ? (statistics.Min, statistics.Max) : default;
        }

        return IsSigned(type) ? (statistics.LegacyMin, statistics.LegacyMax) : default;
    }

    /// <summary>Whether bounds of a leaf are in the order of its type.</summary>
    /// <param name="footer">The footer.</param>
    /// <param name="leaf">The leaf.</param>
    public static bool HasOrder(Footer footer, int leaf) => leaf < footer.Metadata.HasTypeOrder.Length && footer.Metadata.HasTypeOrder[leaf];

    // Older writers compared everything as signed, which is the order of these types alone.
    private static bool IsSigned(LeafType type)
        => type.Physical is PhysicalType.Boolean or PhysicalType.Int32 or PhysicalType.Int64 or PhysicalType.Float or PhysicalType.Double
            && type.Kind is not (ValueKind.UInt32 or ValueKind.UInt64);
}
