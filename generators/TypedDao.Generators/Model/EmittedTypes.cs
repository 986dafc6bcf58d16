namespace TypedDao.Generators.Model;

/// <summary>
/// The names of the types that are emitted into a store's namespace, beside the store's class. Binding sees to it that no two
/// are equal: a struct column <c>shape</c> would give a record with the name of its row's shape.
/// </summary>
internal static class EmittedTypes
{
    public static IEnumerable<string> Of(ObjectModel model) => model.Row is null ? [model.ClassName] : [model.ClassName, .. Of(model.Row)];

    public static IEnumerable<string> Of(RowModel row)
    {
        if (row.ExistingType is null)
        {
            yield return row.Name;
        }

        yield return row.ShapeName;
        yield return row.ColumnsName;
        foreach (var column in row.Columns)
        {
            if (column.Enum is { ExistingType: null } values)
            {
                yield return values.Name;
            }

            if (column.Type.InnerStruct is { } nested)
            {
                foreach (var name in Of(nested))
                {
                    yield return name;
                }
            }
        }
    }
}
