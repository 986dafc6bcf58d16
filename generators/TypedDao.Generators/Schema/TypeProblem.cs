namespace TypedDao.Generators.Schema;

/// <summary>A mistake of an extension's author.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Arguments">The arguments of its message.</param>
internal sealed record TypeProblem(string Id, EquatableArray<string> Arguments);
