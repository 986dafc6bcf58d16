using System.Buffers;

namespace TypedDao.Parquet.Writing;

/// <summary>Sorts the rows of a row group that has been collected. Rows that are equal stay as they were.</summary>
/// <param name="leaves">The leaves.</param>
/// <param name="columns">The columns to sort by with the places of their leaves, which are outside of lists; none: rows stay as they are.</param>
internal sealed class RowOrder(IReadOnlyList<LeafBuffer> leaves, IReadOnlyList<(int Leaf, SortColumn Column)> columns)
{
    /// <summary>The columns to sort by with the places of their leaves.</summary>
    public IReadOnlyList<(int Leaf, SortColumn Column)> Columns => columns;

    /// <summary>Sorts the rows.</summary>
    /// <param name="count">How many there are.</param>
    public void Sort(int count)
    {
        if (columns.Count == 0)
        {
            return;
        }

        var comparer = new Comparer(leaves, columns, count);
        int[] rows = ArrayPool<int>.Shared.Rent(count);
        try
        {
            bool isSorted = true;
            for (int row = 0; row < count; row++)
            {
                rows[row] = row;
                isSorted &= row == 0 || comparer.Compare(row - 1, row) < 0;
            }

            if (!isSorted)
            {
                Array.Sort(rows, 0, count, comparer);
                foreach (LeafBuffer leaf in leaves)
                {
                    leaf.Reorder(rows.AsSpan(0, count));
                }
            }
        }
        finally
        {
            comparer.Return();
            ArrayPool<int>.Shared.Return(rows);
        }
    }

    /// <summary>Compares rows; equal ones by their places.</summary>
    private sealed class Comparer : IComparer<int>
    {
        private readonly (LeafBuffer Leaf, int[] Places, SortColumn Column)[] _keys;

        public Comparer(IReadOnlyList<LeafBuffer> leaves, IReadOnlyList<(int Leaf, SortColumn Column)> columns, int count)
        {
            _keys = [.. columns.Select(column => (leaves[column.Leaf], ArrayPool<int>.Shared.Rent(count), column.Column))];
            foreach ((LeafBuffer leaf, int[] places, _) in _keys)
            {
                leaf.FindValues(places.AsSpan(0, count));
            }
        }

        public int Compare(int x, int y)
        {
            foreach ((LeafBuffer leaf, int[] places, SortColumn column) in _keys)
            {
                (int left, int right) = (places[x], places[y]);
                int order = left >= 0 && right >= 0
                    ? (column.IsDescending ? -1 : 1) * leaf.CompareValues(left, right)
                    : (column.NullsFirst ? 1 : -1) * (left >= 0).CompareTo(right >= 0);
                if (order != 0)
                {
                    return order;
                }
            }

            return x.CompareTo(y);
        }

        public void Return() => Array.ForEach(_keys, key => ArrayPool<int>.Shared.Return(key.Places));
    }
}
