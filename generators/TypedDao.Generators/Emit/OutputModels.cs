using Microsoft.CodeAnalysis.Text;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>
/// One emitted file: exactly what it depends on, so that an edit which does not concern it leaves it cached. Follows the law of
/// <see cref="CatalogModel"/>.
/// </summary>
/// <param name="HintName">The file's name: only letters and digits of ASCII, points and dashes; unique in every case.</param>
internal abstract record OutputModel(string HintName)
{
    /// <summary>The source text; ends with <c>\n</c>.</summary>
    public abstract SourceText Emit();
}

/// <summary>The catalog class, its context and its registration.</summary>
internal sealed record CatalogOutput(
    string HintName,
    CatalogNames Names,
    string? Description,
    string? DefaultEnvironment,
    EquatableArray<string> Environments,
    EquatableArray<StoreSummary> Stores) : OutputModel(HintName)
{
    public override SourceText Emit() => CatalogEmitter.Emit(this);
}

/// <summary>What the catalog class says of a store.</summary>
internal sealed record StoreSummary(string Name, string PropertyName, string? Description);

/// <summary>The class of a store.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Names">The catalog's names.</param>
/// <param name="Store">The store without its objects.</param>
/// <param name="ObjectClasses">The classes of its objects.</param>
internal sealed record StoreOutput(string HintName, CatalogNames Names, StoreModel Store, EquatableArray<string> ObjectClasses) : OutputModel(HintName)
{
    public override SourceText Emit() => StoreEmitter.Emit(Names, Store, ObjectClasses);
}

/// <summary>What is added to a projection.</summary>
internal sealed record ProjectionOutput(string HintName, ProjectionModel Projection) : OutputModel(HintName)
{
    public override SourceText Emit() => ProjectionEmitter.Emit(Projection);
}

/// <summary>Some objects of a store with their rows.</summary>
internal sealed record ObjectsOutput(
    string HintName, CatalogNames Names, string StoreName, string StorePropertyName, EquatableArray<ObjectModel> Objects) : OutputModel(HintName)
{
    public override SourceText Emit() => StoreEmitter.EmitObjects(Names, StoreName, StorePropertyName, Objects);
}
