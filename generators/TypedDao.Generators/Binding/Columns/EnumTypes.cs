using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>Enums stand beside the row that their columns belong to.</summary>
internal static class EnumTypes
{
    /// <summary>The enum as generated code writes it.</summary>
    public static string Of(BoundRow row, EnumModel model)
    {
        if (model.ExistingType is { } existing)
        {
            return existing;
        }

        var type = row.Reference.RowType;
        return type.Substring(0, type.LastIndexOfAny(['.', ':']) + 1) + model.Name;
    }
}
