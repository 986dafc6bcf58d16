namespace TypedDao.Generators.Emit;

/// <summary>The names that follow from a catalog's class and namespace.</summary>
internal sealed record CatalogNames(string ClassName, string Namespace)
{
    public Scope Scope => new(Namespace);

    public string ContextName => ClassName + "Context";

    public string ContextType => Scope.TypeName(ContextName);

    public string ServicesName => ClassName + "Services";

    /// <summary>The namespace of a store.</summary>
    public Scope ScopeOf(string storePropertyName) => Scope.Inner(storePropertyName);

    /// <summary>The full name of a store's class.</summary>
    public string StoreType(string storePropertyName) => ScopeOf(storePropertyName).TypeName(storePropertyName + "Store");
}
