using System.Collections.ObjectModel;
using System.Reflection;

namespace TypedDao.Architecture.PublicApi;

/// <summary>
/// The nullability annotations of one declaration, taken one after another in the order in which the compiler stores
/// them: a flag for each reference, type parameter and generic value type, outermost first.
/// </summary>
internal sealed class NullableFlags
{
    private const byte Annotated = 2;
    private const string Own = "System.Runtime.CompilerServices.NullableAttribute";
    private const string Context = "System.Runtime.CompilerServices.NullableContextAttribute";

    private readonly byte[] _flags;
    private readonly byte _all;
    private int _next;

    private NullableFlags(byte[] flags, byte all)
    {
        _flags = flags;
        _all = all;
    }

    /// <summary>Flags of a property, field or event.</summary>
    public static NullableFlags Of(MemberInfo member) => Read(member.GetCustomAttributesData(), member.DeclaringType);

    /// <summary>Flags of a parameter or return value.</summary>
    public static NullableFlags Of(ParameterInfo parameter) => Read(parameter.GetCustomAttributesData(), parameter.Member);

    /// <summary>The flag of a type parameter's declaration: 1 is <c>notnull</c> or <c>class</c>, 2 is <c>class?</c> or nothing.</summary>
    public static byte OfTypeParameter(Type parameter) =>
        Read(parameter.GetCustomAttributesData(), parameter.DeclaringMethod ?? (MemberInfo?)parameter.DeclaringType).Take();

    /// <summary>Takes the next flag and says whether it is a question mark.</summary>
    public bool TakeIsAnnotated() => Take() == Annotated;

    /// <summary>Passes over the flag of a generic value type, which is never annotated.</summary>
    public void Skip() => Take();

    private byte Take() => _flags.Length == 0 ? _all : _flags[Math.Min(_next++, _flags.Length - 1)];

    private static NullableFlags Read(IEnumerable<CustomAttributeData> attributes, MemberInfo? scope)
    {
        object? value = Find(attributes, Own);
        if (value is ReadOnlyCollection<CustomAttributeTypedArgument> list)
        {
            return new NullableFlags([.. list.Select(item => (byte)item.Value!)], 0);
        }

        // Without a flag of its own a declaration has that of the nearest scope around it.
        for (; value is null && scope is not null; scope = scope.DeclaringType)
        {
            value = Find(scope.GetCustomAttributesData(), Context);
        }

        return new NullableFlags([], value as byte? ?? 0);
    }

    private static object? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == name)?.ConstructorArguments[0].Value;
}
