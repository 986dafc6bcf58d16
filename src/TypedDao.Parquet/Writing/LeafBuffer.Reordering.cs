using System.Buffers;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Writing;

internal abstract partial class LeafBuffer
{
    /// <summary>Compares two values in the order of their type. Of numbers NaN is the greatest.</summary>
    /// <param name="x">The place of one.</param>
    /// <param name="y">The place of the other.</param>
    public abstract int CompareValues(int x, int y);

    /// <summary>Finds the place of the value of each row; of a leaf outside of lists.</summary>
    /// <param name="places">Takes them by row; -1: null.</param>
    public void FindValues(Span<int> places)
    {
        int next = 0;
        for (int row = 0; row < places.Length; row++)
        {
            places[row] = HasDefinitions && _definitions[row] < place.Definition ? -1 : next++;
        }
    }

    /// <summary>Puts the rows into another order.</summary>
    /// <param name="rows">The rows as they are now, in the order in which they shall be: each once.</param>
    public void Reorder(ReadOnlySpan<int> rows)
    {
        if (!HasDefinitions)
        {
            ReorderValues(rows);
            return;
        }

        // Where the levels and values of each row begin, and behind the last where they end.
        int[] levels = ArrayPool<int>.Shared.Rent(rows.Length + 1);
        int[] values = ArrayPool<int>.Shared.Rent(rows.Length + 1);
        int[] order = ArrayPool<int>.Shared.Rent(ValueCount);
        FindRows(levels, values);
        byte[] definitions = [];
        byte[] repetitions = [];
        PooledArrays.Resize(ref definitions, _levels, 0);
        PooledArrays.Resize(ref repetitions, HasRepetitions ? _levels : 0, 0);
        int level = 0;
        int value = 0;
        foreach (int row in rows)
        {
            Range run = levels[row]..levels[row + 1];
            Definitions[run].CopyTo(definitions.AsSpan(level));
            if (HasRepetitions)
            {
                Repetitions[run].CopyTo(repetitions.AsSpan(level));
            }

            level += levels[row + 1] - levels[row];
            for (int i = values[row]; i < values[row + 1]; i++)
            {
                order[value++] = i;
            }
        }

        PooledArrays.Return(ref _definitions);
        PooledArrays.Return(ref _repetitions);
        (_definitions, _repetitions) = (definitions, repetitions);
        ReorderValues(order.AsSpan(0, value));
        ArrayPool<int>.Shared.Return(levels);
        ArrayPool<int>.Shared.Return(values);
        ArrayPool<int>.Shared.Return(order);
    }

    /// <summary>Puts the values into another order.</summary>
    /// <param name="order">The places as they are now, in the order in which they shall be.</param>
    protected abstract void ReorderValues(ReadOnlySpan<int> order);

    private void FindRows(Span<int> levels, Span<int> values)
    {
        int row = 0;
        int value = 0;
        for (int i = 0; i < _levels; i++)
        {
            if (!HasRepetitions || _repetitions[i] == 0)
            {
                levels[row] = i;
                values[row++] = value;
            }

            value += _definitions[i] == place.Definition ? 1 : 0;
        }

        levels[row] = _levels;
        values[row] = value;
    }
}
