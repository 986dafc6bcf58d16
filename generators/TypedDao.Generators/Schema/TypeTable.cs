namespace TypedDao.Generators.Schema;

/// <summary>All types that a catalog of this project can name. Plain data, equal by value.</summary>
internal sealed record TypeTable(EquatableArray<AssemblyTypes> Assemblies)
{
    private TypeIndex? _index;

    /// <summary>The same by name; made once and no part of the value.</summary>
    public TypeIndex Index => _index ??= new(this);

    public bool Equals(TypeTable? other) => other is not null && Assemblies.Equals(other.Assemblies);

    public override int GetHashCode() => Assemblies.GetHashCode();
}
