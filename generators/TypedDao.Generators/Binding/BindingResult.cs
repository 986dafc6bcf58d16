using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>The bound catalog, and what is to be said about it. The two go separate ways in the pipeline.</summary>
/// <param name="Catalog">Null where there is no catalog, or nothing of it could be bound.</param>
internal sealed record BindingResult(CatalogModel? Catalog, EquatableArray<DiagnosticInfo> Diagnostics);
