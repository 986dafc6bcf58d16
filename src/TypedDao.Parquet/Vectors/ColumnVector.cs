using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Schema;

namespace TypedDao.Parquet.Vectors;

/// <summary>
/// A column for some rows: single values, or structs, lists and maps of columns. Slots are rows at the top, and elements inside of lists
/// and maps; a null struct has a slot in its columns too, a null list has no elements.
/// </summary>
internal sealed class ColumnVector : IDisposable
{
    private byte[] _present = [];
    private int[] _offsets = [];

    /// <summary>Prepares a column of columns.</summary>
    /// <param name="column">The column.</param>
    /// <param name="children">Its columns, element, or key and value, of which there is one at least.</param>
    public ColumnVector(FileColumn column, ColumnVector[] children)
    {
        Column = column;
        Children = children;
        Leaf = children[0].Leaf;
        Leaves = [.. children.SelectMany(child => child.Leaves)];
        Targets = [.. children.SelectMany(child => child.Targets)];
    }

    /// <summary>Prepares a column of values, or a struct of which nothing but its presence is read.</summary>
    /// <param name="column">The column.</param>
    /// <param name="leaf">The leaf.</param>
    /// <param name="values">Takes its values; disposed by this.</param>
    public ColumnVector(FileColumn column, int leaf, ValueVector values)
    {
        Column = column;
        Children = [];
        Leaf = leaf;
        Leaves = [leaf];
        Targets = [values];
        Values = column.Kind == FileColumnKind.Value ? values : null;
    }

    /// <summary>The column.</summary>
    public FileColumn Column { get; }

    /// <summary>The columns of structs, the element of lists, or key and value of maps.</summary>
    public ColumnVector[] Children { get; }

    /// <summary>The values; null of structs, lists and maps.</summary>
    public ValueVector? Values { get; }

    /// <summary>The leaf whose levels tell of it.</summary>
    public int Leaf { get; }

    /// <summary>The leaves that are read for it.</summary>
    public int[] Leaves { get; }

    /// <summary>What takes the values of <see cref="Leaves"/>.</summary>
    public ValueVector[] Targets { get; }

    /// <summary>Whether some slot is null.</summary>
    public bool HasNulls { get; private set; }

    /// <summary>Whether a slot is null.</summary>
    /// <param name="slot">The slot.</param>
    public bool IsNull(int slot) => Values is { } values ? values.IsNull(slot) : HasNulls && _present[slot] == 0;

    /// <summary>1 for the slots that are there, 0 for null ones; null where no slot is null.</summary>
    public byte[]? PresentOrNull => Values is { } values ? values.PresentOrNull : HasNulls ? _present : null;

    /// <summary>Of lists and maps: the slots of a slot's elements in <see cref="Children"/>.</summary>
    /// <param name="slot">The slot.</param>
    public Range Elements(int slot) => _offsets[slot].._offsets[slot + 1];

    /// <summary>Sets which slots of structs, lists or maps are null.</summary>
    /// <param name="definitions">The definition level of each slot.</param>
    public void SetPresent(ReadOnlySpan<byte> definitions)
    {
        HasNulls = definitions.ContainsAnyExceptInRange((byte)Column.Definition, byte.MaxValue);
        if (HasNulls)
        {
            PooledArrays.Resize(ref _present, definitions.Length, 0);
            for (int i = 0; i < definitions.Length; i++)
            {
                _present[i] = (byte)(definitions[i] >= Column.Definition ? 1 : 0);
            }
        }
    }

    /// <summary>Makes room for where the elements of lists or maps begin.</summary>
    /// <param name="count">How many slots there are.</param>
    /// <returns>The place of each slot's first element, and of the end.</returns>
    public Span<int> SetOffsets(int count)
    {
        PooledArrays.Resize(ref _offsets, count + 1, 0);
        return _offsets.AsSpan(0, count + 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        PooledArrays.Return(ref _present);
        PooledArrays.Return(ref _offsets);
        Array.ForEach(Children, child => child.Dispose());
        if (Children.Length == 0)
        {
            Targets[0].Dispose();
        }
    }
}
