using TypedDao.Parquet.Schema;

namespace TypedDao.Parquet.Reading;

/// <summary>The readers of a file's leaves, of those that are read.</summary>
/// <param name="file">The file.</param>
/// <param name="schema">Its columns.</param>
/// <param name="areKept">Whether values outlive the bytes that they were read from.</param>
internal sealed class LeafReaders(FileBytes file, FileSchema schema, bool areKept = false) : IDisposable
{
    private readonly LeafReader?[] _readers = new LeafReader?[schema.Leaves.Length];

    /// <summary>Whether values outlive the bytes that they were read from: they are copied where they would be slices of these.</summary>
    public bool AreKept => areKept;

    /// <summary>The reader of a leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    public LeafReader this[int leaf] => _readers[leaf] ??= LeafReader.Create(file, schema.Leaves[leaf]);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (LeafReader? reader in _readers)
        {
            reader?.Dispose();
        }
    }
}
