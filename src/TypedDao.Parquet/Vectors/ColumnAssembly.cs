using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Reading;

namespace TypedDao.Parquet.Vectors;

/// <summary>
/// Makes columns of levels and values: page "Nested Encoding" of the format. A slot inside of a list begins where the repetition level is
/// at most that of the list and the definition level says that there is an element; everything is told by one pass over the levels.
/// </summary>
internal sealed class ColumnAssembly : IDisposable
{
    private byte[] _slots = [];

    /// <summary>Makes a column of what its leaves have read.</summary>
    /// <param name="column">The column.</param>
    /// <param name="leaves">The readers of leaves.</param>
    /// <param name="rows">How many rows were read.</param>
    public void Assemble(ColumnVector column, LeafReaders leaves, int rows) => Assemble(column, leaves, rows, new Level(0, 0));

    /// <inheritdoc/>
    public void Dispose() => PooledArrays.Return(ref _slots);

    private void Assemble(ColumnVector column, LeafReaders leaves, int slots, Level level)
    {
        LeafReader leaf = leaves[column.Leaf];
        if (column.Values is { } values)
        {
            if (leaf.HasDefinitions)
            {
                values.Spread(Definitions(leaf, level), column.Column.Definition);
            }
            else
            {
                values.Fill();
            }

            Require(values.Count, slots, column);
            return;
        }

        if (leaf.HasDefinitions)
        {
            ReadOnlySpan<byte> definitions = Definitions(leaf, level);
            Require(definitions.Length, slots, column);
            column.SetPresent(definitions);
        }

        if (column.Column.Repetition > 0)
        {
            var inner = new Level(column.Column.Repetition, column.Column.ElementDefinition);
            int elements = SetOffsets(column, leaf, level, inner, slots);
            Array.ForEach(column.Children, child => Assemble(child, leaves, elements, inner));
        }
        else
        {
            Array.ForEach(column.Children, child => Assemble(child, leaves, slots, level));
        }
    }

    private static int SetOffsets(ColumnVector column, LeafReader leaf, Level outer, Level inner, int slots)
    {
        ReadOnlySpan<byte> definitions = leaf.Definitions;
        ReadOnlySpan<byte> repetitions = leaf.Repetitions;
        Span<int> offsets = column.SetOffsets(slots);
        int slot = 0;
        int elements = 0;
        for (int i = 0; i < definitions.Length; i++)
        {
            if (outer.Begins(repetitions[i], definitions[i]))
            {
                offsets[slot++] = elements;
            }

            elements += inner.Begins(repetitions[i], definitions[i]) ? 1 : 0;
        }

        offsets[slot] = elements;
        return elements;
    }

    /// <summary>The definition levels of the slots at a level.</summary>
    private ReadOnlySpan<byte> Definitions(LeafReader leaf, Level level)
    {
        ReadOnlySpan<byte> definitions = leaf.Definitions;
        if (!leaf.HasRepetitions)
        {
            return definitions;
        }

        ReadOnlySpan<byte> repetitions = leaf.Repetitions;
        PooledArrays.Resize(ref _slots, definitions.Length, 0);
        int count = 0;
        for (int i = 0; i < definitions.Length; i++)
        {
            _slots[count] = definitions[i];
            count += level.Begins(repetitions[i], definitions[i]) ? 1 : 0;
        }

        return _slots.AsSpan(0, count);
    }

    private static void Require(int found, int expected, ColumnVector column)
    {
        if (found != expected)
        {
            throw new ParquetFormatException($"'{column.Column.Node.Path}' has {found} values where columns beside it have {expected}");
        }
    }

    /// <summary>The innermost list around slots.</summary>
    /// <param name="Repetition">The repetition level that adds an element; 0 outside of lists.</param>
    /// <param name="Definition">From which definition level on there is an element.</param>
    private readonly record struct Level(int Repetition, int Definition)
    {
        /// <summary>Whether a slot begins at an entry.</summary>
        public bool Begins(byte repetition, byte definition) => repetition <= Repetition && definition >= Definition;
    }
}
