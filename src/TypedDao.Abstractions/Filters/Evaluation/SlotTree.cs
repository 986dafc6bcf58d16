using TypedDao.Schema;

namespace TypedDao.Filters.Evaluation;

/// <summary>The slots of the columns that a filter looks at, by the position of the column, with those of structs below.</summary>
/// <param name="schema">The columns.</param>
internal sealed class SlotTree(RowSchema schema)
{
    private readonly FieldSlot?[] _slots = new FieldSlot?[schema.Count];
    private readonly SlotTree?[] _structs = new SlotTree?[schema.Count];

    /// <summary>The slot of a column; null where the filter does not look at it.</summary>
    public FieldSlot? this[int field] => _slots[field];

    /// <summary>The slots within a struct; null where the filter looks at none.</summary>
    public SlotTree? Struct(int field) => _structs[field];

    /// <summary>The slot of a column of the row; null where the filter does not look at it.</summary>
    public FieldSlot? Find(string column) => Schema.IndexOf(column) is >= 0 and var field ? _slots[field] : null;

    /// <summary>The slot of a column, made where it is not there yet.</summary>
    /// <param name="path">The column.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public FieldSlot Add(ColumnPath path)
    {
        SlotTree tree = path.Parent is null ? this : AddStruct(path.Parent);
        int field = tree.IndexOf(path);
        return tree._slots[field] ??= new FieldSlot(tree.Schema[field].Type);
    }

    /// <summary>Makes every slot null: those of a struct that is null.</summary>
    public void SetNull()
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] is { } slot)
            {
                slot.IsNull = true;
            }

            _structs[i]?.SetNull();
        }
    }

    private RowSchema Schema { get; } = schema;

    private SlotTree AddStruct(ColumnPath path)
    {
        SlotTree tree = path.Parent is null ? this : AddStruct(path.Parent);
        int field = tree.IndexOf(path);
        return tree._structs[field] ??= new SlotTree(
            tree.Schema[field].Type.Columns ?? throw new ArgumentException($"Column '{path}' is {tree.Schema[field].Type} and holds no columns.", nameof(path)));
    }

    private int IndexOf(ColumnPath path) => Schema.IndexOf(path.Name) is >= 0 and var field
        ? field
        : throw new ArgumentException($"No column is named '{path}'; there are {string.Join(", ", Schema.Select(column => column.Name))}.", nameof(path));
}
