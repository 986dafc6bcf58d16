using TypedDao;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Stores;

[assembly: TypedDaoExtension]

namespace Extension;

[StoreType("rich")]
public sealed class RichStore;

[InterfaceType("RichInterface", Serves = [typeof(BoxObject)])]
public sealed class RichInterface;

[InterfaceType("PoorInterface", Serves = [typeof(BoxObject)])]
public sealed class PoorInterface;

[ObjectType("BoxObject", DefaultInterface = typeof(RichInterface), Capabilities = [typeof(IDeletable), typeof(IExisting)])]
public sealed class BoxObject;

[Implements(typeof(RichInterface), DataInterface = typeof(Rich))]
public sealed class RichProvider : IInterfaceProvider<RichInterface>
{
    public IDataInterface Create(RichInterface options, InterfaceContext context) => throw new System.NotSupportedException();
}

[Implements(typeof(PoorInterface), DataInterface = typeof(IChecksExistence))]
public sealed class PoorProvider : IInterfaceProvider<PoorInterface>
{
    public IDataInterface Create(PoorInterface options, InterfaceContext context) => throw new System.NotSupportedException();
}

public interface Rich : IDeletes, IChecksExistence;
