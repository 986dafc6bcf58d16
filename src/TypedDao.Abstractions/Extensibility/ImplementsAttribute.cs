namespace TypedDao.Extensibility;

/// <summary>
/// Names the store, interface or format type that the class implements. The class has a public constructor without
/// parameters and implements <see cref="Stores.IStoreProvider{TOptions}"/>, <see cref="Interfaces.IInterfaceProvider{TOptions}"/>
/// or <see cref="Codecs.ICodecProvider{TOptions}"/> for that type. Generated code constructs it; nothing is looked up at run time.
/// </summary>
/// <param name="type">A type with <see cref="StoreTypeAttribute"/>, <see cref="InterfaceTypeAttribute"/> or <see cref="FormatTypeAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ImplementsAttribute(Type type) : Attribute
{
    /// <summary>The implemented type.</summary>
    public Type Type { get; } = type;

    /// <summary>
    /// For an interface type: the data interface class that <see cref="Interfaces.IInterfaceProvider{TOptions}"/> makes.
    /// The operation contracts it implements decide which capabilities compile.
    /// </summary>
    public Type? DataInterface { get; init; }
}
