using System.Reflection;
using TypedDao.Codecs;
using TypedDao.Extensibility;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Tests.Schema;

/// <summary>The generator knows the contracts by name and number: here they are held against each other.</summary>
public sealed class ContractTests
{
    private static readonly Assembly Contracts = typeof(StoreTypeAttribute).Assembly;

    public static TheoryData<string> Attributes => new(
        typeof(WellKnownNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(constant => constant.IsLiteral && constant.Name.EndsWith("Attribute", StringComparison.Ordinal) && constant.Name is not (nameof(WellKnownNames.DescriptionAttribute) or nameof(WellKnownNames.RowColumnAttribute) or nameof(WellKnownNames.RowOfAttribute)))
            .Select(constant => (string)constant.GetRawConstantValue()!));

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Attributes_exist(string name)
        => Assert.True(Contracts.GetType(WellKnownNames.Extensibility(name))?.IsSubclassOf(typeof(Attribute)), name);

    [Theory]
    [InlineData(WellKnownNames.RowColumnAttribute)]
    [InlineData(WellKnownNames.RowOfAttribute)]
    public void Attributes_of_rows_exist(string name)
        => Assert.True(Contracts.GetType($"{WellKnownNames.RowsNamespace}.{name}")?.IsSubclassOf(typeof(Attribute)), name);

    [Theory]
    [InlineData(WellKnownNames.StoreProvider)]
    [InlineData(WellKnownNames.InterfaceProvider)]
    [InlineData(WellKnownNames.CodecProvider)]
    [InlineData(WellKnownNames.TakesRejects)]
    [InlineData(WellKnownNames.ListsKeys)]
    [InlineData(WellKnownNames.ReadsRows)]
    public void Interfaces_exist(string name) => Assert.True(Contracts.GetType(name)?.IsInterface, name);

    [Theory]
    [InlineData(typeof(StoreTypeAttribute), WellKnownNames.Offers, WellKnownNames.Package)]
    [InlineData(typeof(InterfaceTypeAttribute), WellKnownNames.Needs, WellKnownNames.Serves, WellKnownNames.Package)]
    [InlineData(typeof(FormatTypeAttribute), WellKnownNames.Suffixes, WellKnownNames.Package)]
    [InlineData(typeof(ObjectTypeAttribute), WellKnownNames.Aliases, WellKnownNames.Shape, WellKnownNames.DefaultInterface, WellKnownNames.EmbeddedInterface, WellKnownNames.Capabilities, WellKnownNames.MemberCapabilities, WellKnownNames.SelectionCapabilities)]
    [InlineData(typeof(ImplementsAttribute), WellKnownNames.DataInterface)]
    [InlineData(typeof(CapabilityAttribute), WellKnownNames.Access, WellKnownNames.Requires)]
    [InlineData(typeof(YamlGroupAttribute), WellKnownNames.Together, WellKnownNames.Required)]
    [InlineData(typeof(RowColumnAttribute), WellKnownNames.Precision, WellKnownNames.Scale, WellKnownNames.Format, WellKnownNames.UnknownIsNull, WellKnownNames.Ignore)]
    public void Attributes_have_these_arguments(Type attribute, params string[] arguments)
        => Assert.All(arguments, argument => Assert.NotNull(attribute.GetProperty(argument)));

    [Theory]
    [InlineData(typeof(Extensibility.YamlRole), typeof(Generators.Schema.YamlRole))]
    [InlineData(typeof(AccessLevel), typeof(Generators.Model.AccessLevel))]
    [InlineData(typeof(ObjectShape), typeof(Generators.Model.ObjectShape))]
    [InlineData(typeof(TypedDao.Schema.ColumnKind), typeof(Generators.Model.ColumnKind))]
    public void Enums_agree_in_names_and_numbers(Type contract, Type own)
        => Assert.Equal(
            Enum.GetNames(contract).Select(name => (name, Convert.ToInt32(Enum.Parse(contract, name), System.Globalization.CultureInfo.InvariantCulture))),
            Enum.GetNames(own).Select(name => (name, Convert.ToInt32(Enum.Parse(own, name), System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Every_role_is_given_to_some_key()
    {
        HashSet<Extensibility.YamlRole> given =
        [
            .. Contracts.GetTypes()
                .SelectMany(type => type.GetProperties().Cast<ICustomAttributeProvider>().Concat(type.GetConstructors().SelectMany(constructor => constructor.GetParameters())))
                .SelectMany(member => member.GetCustomAttributes(typeof(YamlRoleAttribute), inherit: false))
                .Select(attribute => ((YamlRoleAttribute)attribute).Role),
        ];

        Assert.Equal([Extensibility.YamlRole.None], Enum.GetValues<Extensibility.YamlRole>().Except(given));
    }

    [Fact]
    public void Columns_of_rejects_are_those_of_a_rejected_row()
        => Assert.Equal(
            typeof(RejectedRow).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name.ToLowerInvariant()).Order(),
            WellKnownNames.RejectColumns.Select(column => column.Name).Order());
}
