using TypedDao.Parquet.Rows;

namespace TypedDao.Parquet.Filtering;

/// <summary>What a condition demands of the values of one column: that they lie within intervals. Null never does.</summary>
internal abstract class ValueTest
{
    /// <summary>Judges values, none null, by what they lie between.</summary>
    /// <param name="bounds">The bounds, which are there.</param>
    public abstract Outcome Judge(in LeafBounds bounds);

    /// <summary>Whether single values are demanded, which a Bloom filter may exclude.</summary>
    public virtual bool DemandsSingleValues => false;

    /// <summary>Whether a Bloom filter excludes every value that is demanded.</summary>
    /// <param name="bounds">What is known, with the Bloom filter.</param>
    public virtual bool IsExcluded(in LeafBounds bounds) => false;

    /// <summary>Tests the values of a batch.</summary>
    /// <param name="field">The column.</param>
    /// <param name="matches">By slot, takes 1 where the value lies within, otherwise 0; of null slots anything.</param>
    public abstract void Evaluate(RowField field, Span<byte> matches);
}
