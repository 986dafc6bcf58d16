namespace TypedDao.Extensibility;

/// <summary>
/// Marks an assembly whose attributed types take part in catalogs. The build looks for store, object, interface and
/// format types only in assemblies with this mark, which keeps the search fast.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TypedDaoExtensionAttribute : Attribute;
