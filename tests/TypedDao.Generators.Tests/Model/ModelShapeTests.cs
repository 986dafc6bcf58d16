using System.Reflection;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Tests.Model;

/// <summary>The caching law of the models, held by reflection: plain data, equal by value, nothing of the compiler.</summary>
public sealed class ModelShapeTests
{
    private static readonly Type[] Plain = [typeof(string), typeof(bool), typeof(int), typeof(long)];

    public static TheoryData<Type> Models => [.. FindModels()];

    [Fact]
    public void The_models_are_found()
    {
        Assert.Contains(typeof(CatalogModel), FindModels());
        Assert.Contains(typeof(ObjectModel), FindModels());
        Assert.Contains(typeof(PlaceholderValue), FindModels());
        Assert.Contains(typeof(ObjectsOutput), FindModels());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_a_record_that_nobody_can_change(Type model)
    {
        Assert.True(model.GetMethod("<Clone>$") is not null || model.IsValueType, $"{model} is not a record.");
        Assert.True(model.IsSealed || model.IsAbstract, $"{model} is neither sealed nor abstract.");
        Assert.True(typeof(IEquatable<>).MakeGenericType(model).IsAssignableFrom(model), $"{model} is not equal by value.");
        foreach (FieldInfo field in Fields(model))
        {
            Assert.True(field.IsInitOnly, $"{model}.{field.Name} can be set.");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_holds_plain_data_and_models(Type model)
    {
        foreach (FieldInfo field in Fields(model))
        {
            Type type = Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            {
                type = type.GetGenericArguments()[0];
            }

            Assert.True(
                Plain.Contains(type) || type.IsEnum || FindModels().Contains(type),
                $"{model}.{field.Name} is {field.FieldType}: neither plain data nor a model.");
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type model) => model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static HashSet<Type> FindModels()
    {
        Type[] roots = [typeof(CatalogModel), typeof(OutputModel)];
        return
        [
            .. typeof(CatalogModel).Assembly.GetTypes().Where(type =>
                (type.Namespace == typeof(CatalogModel).Namespace && !type.IsEnum && !(type.IsAbstract && type.IsSealed) && !type.IsNested)
                || roots.Any(root => root.IsAssignableFrom(type))
                || type == typeof(CatalogNames)
                || type == typeof(StoreSummary)),
        ];
    }
}
